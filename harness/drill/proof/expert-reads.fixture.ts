// What the expert reads off the screen: numbers of evidence, whom it is about, what is complained of.

export function corsIn(preflight: string): string | null {
  if (/^< HTTP\/1.1 3\d\d$/m.test(preflight)) return null;
  if (preflight.includes('< HTTP/1.1 401'))
    return preflight.includes('access-control-allow-headers') ? 'preflight-continue' : 'origin-not-allowed';
  return /access-control-allow-headers: .*authorization/.test(preflight) ? null : 'header-not-allowed';
}

/** The log's last line about the request that was sent. */
export function messageOf(request: string, logs: string): string {
  const id = /^< x-request-id: (\S+)$/m.exec(request)?.[1] ?? 'none';
  const lines = logs.split('\n').filter((line) => line.includes(id));
  return /"msg":"((?:[^"\\]|\\.)*)"/.exec(lines.at(-1) ?? '')?.[1]?.replaceAll('\\"', '"') ?? '';
}

export function numberIn(text: string): number {
  return Number(/\[#(\d+)\]/.exec(text)?.[1]);
}

export function emailIn(intro: string): string {
  return /Affected: (\S+)/.exec(intro)?.[1] ?? '';
}

export function userIdIn(intro: string): string {
  return /user id ([0-9a-f-]+)/.exec(intro)?.[1] ?? '';
}

/** Of the token, as logs have it. */
export function fingerprintIn(text: string, intro: string): string {
  return (
    /sha256 ([0-9a-f]{8})/.exec(text)?.[1] ??
    /token (?:fingerprint )?([0-9a-f]{8})/.exec(intro)?.[1] ??
    'none'
  );
}
