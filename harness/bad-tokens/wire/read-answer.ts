// Reads one HTTP/1.1 answer out of the bytes that came (RFC 9112 §2 to §6): as much as Node's server sends.

export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Null where more must come; `ended`: nothing more comes. */
export function readAnswer(bytes: Buffer, ended: boolean): RawAnswer | null {
  const text = bytes.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  if (end === -1) return null;
  const [first = '', ...lines] = text.slice(0, end).split('\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1]);
  if (Number.isNaN(status)) return null;
  const headers = Object.fromEntries(lines.map(headerOf));
  const body = bytes.subarray(end + 4);
  const length = lengthOf(headers);
  if (length === null ? !ended : body.length < length) return null;
  return { status, headers, body: body.toString('utf8') };
}

/** Null: as long as the connection is open. */
function lengthOf(headers: Readonly<Record<string, string>>): number | null {
  const length = headers['content-length'];
  return length === undefined ? null : Number(length);
}

function headerOf(line: string): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
}
