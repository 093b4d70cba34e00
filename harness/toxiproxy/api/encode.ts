// Writes what the API answers, byte for byte as Go's encoding/json does.
import type { Toxic } from '../link/toxic';
import type { ToxicProxy } from '../proxy/toxic-proxy';

export function encodeText(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (letter) => `\\u${hexadecimal(letter)}`);
}

export function encodeFault(message: string, status: number): string {
  return `{"error":${encodeText(message)},"status":${String(status)}}`;
}

/** `Logger` is an oversight of Toxiproxy's that its clients have learned to live with. */
export function encodeProxy(proxy: ToxicProxy): string {
  const { listen, upstream, enabled } = proxy.settings;
  return (
    `{"name":${encodeText(proxy.name)},"listen":${encodeText(listen)},"upstream":${encodeText(upstream)},` +
    `"enabled":${String(enabled)},"Logger":{},"toxics":${encodeToxics(proxy.toxics.list())}}`
  );
}

/** By name, in the order of the names' bytes. Written by hand: an object would put names like `7` first. */
export function encodeProxies(proxies: readonly ToxicProxy[]): string {
  const byName = [...proxies].sort((one, other) =>
    Buffer.compare(Buffer.from(one.name), Buffer.from(other.name)),
  );
  return `{${byName.map((proxy) => `${encodeText(proxy.name)}:${encodeProxy(proxy)}`).join(',')}}`;
}

export function encodeToxics(toxics: readonly Toxic[]): string {
  return `[${toxics.map(encodeToxic).join(',')}]`;
}

export function encodeToxic({ attributes, name, kind, stream, toxicity }: Toxic): string {
  return (
    `{"attributes":${encodeAttributes(attributes)},"name":${encodeText(name)},"type":${encodeText(kind.type)},` +
    `"stream":${encodeText(stream)},"toxicity":${encodeFloat32(toxicity)}}`
  );
}

const SMALLEST_INT64 = -(2n ** 63n);
const LARGEST_INT64 = 2n ** 63n - 1n;

/** Whole numbers of 64 bits, with all their digits: a rounded one may be beyond the largest that a client can read. */
function encodeAttributes(attributes: Toxic['attributes']): string {
  const members = Object.entries(attributes).map(
    ([name, value]) => `${encodeText(name)}:${encodeInteger(value)}`,
  );
  return `{${members.join(',')}}`;
}

function encodeInteger(value: number): string {
  const whole = BigInt(value);
  if (whole > LARGEST_INT64) return String(LARGEST_INT64);
  return String(whole < SMALLEST_INT64 ? SMALLEST_INT64 : whole);
}

/** The shortest text that reads back as the same 32-bit float. */
function encodeFloat32(value: number): string {
  for (let digits = 1; digits < 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return String(short);
  }
  return String(Number(value.toPrecision(9)));
}

function hexadecimal(letter: string): string {
  return letter.charCodeAt(0).toString(16).padStart(4, '0');
}
