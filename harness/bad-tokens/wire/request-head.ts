// The request that carries the values, byte by byte, and how much of it counts towards Node's limit.

/** Node's `--max-http-header-size`: 16 KiB. A head that comes to as much is refused with 431. */
export const NODE_LIMIT = 16_384;

const METHOD = 'GET';
export const PATH = '/api/auth/validate-session';
const CARRIER = 'Authorization';

/** Each character of the result is one byte. */
export function requestHead(id: string, values: readonly string[]): string {
  const lines = linesOf(id, values).map(([name, value]) => `${name}: ${value}\r\n`);
  return `${METHOD} ${PATH} HTTP/1.1\r\n${lines.join('')}\r\n`;
}

/** The path, and each line's name and value without the white space in front of it; the rest of the text does not count. */
export function countedOf(id: string, values: readonly string[]): number {
  return countedParts(id, values).join('').length;
}

/** The same in the order in which a parser meets it. */
export function countedParts(id: string, values: readonly string[]): readonly string[] {
  return [PATH, ...linesOf(id, values).flatMap(([name, value]) => [name, value.replace(/^[ \t]+/, '')])];
}

function linesOf(id: string, values: readonly string[]): readonly (readonly [name: string, value: string])[] {
  return [['Host', '127.0.0.1'], ['X-Request-Id', id], ...values.map((value) => [CARRIER, value] as const)];
}
