// Lines for people: `2026-03-01T12:00:00.000Z WARN  [3f9a…] GET /session 401: access token expired`.

export function makeLog(stream = process.stdout) {
  const write = (level) => (text, requestId) => {
    const about = requestId === undefined ? '' : ` [${requestId}]`;
    stream.write(`${new Date().toISOString()} ${level.padEnd(5)}${about} ${text}\n`);
  };
  return { info: write('INFO'), warn: write('WARN'), error: write('ERROR') };
}
