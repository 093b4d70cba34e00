// Makes a value that carries a token fit to be shown: its beginning and a fingerprint, never the whole.

import { createHash } from 'node:crypto';
import { mapTexts } from '../text/map-texts';
import { replaceEncoded } from './percent-encoded';
import { TOKEN } from './token-pattern';

const SHOWN = 16;
/** Longer than any literal that a scenario sends in a token's place, shorter than any token: 128 bits have 22 characters in base64. */
const HARMLESS = 20;

/** First 8 hex digits of the value's SHA-256: enough to tell two apart. */
export function fingerprint(value: string): string {
  return createHash('sha256').update(value).digest('hex').slice(0, 8);
}

/**
 * `Bearer eyJhbGciO… (sha256 1a2b3c4d)`: the fingerprint is that of what stands behind the first word, as logs have it.
 * A short value, which can be no token, stays as it is.
 */
export function maskCredential(value: string): string {
  if (value.length <= HARMLESS) return value;
  const token = value.slice(value.indexOf(' ') + 1);
  const shown = Math.min(SHOWN, Math.floor(value.length / 2));
  return `${value.slice(0, shown)}… (sha256 ${fingerprint(token)})`;
}

/** The same headers with those named masked. */
export function maskHeaders(
  headers: Readonly<Record<string, string>>,
  carriers: readonly string[],
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      carriers.includes(name) ? maskCredential(value) : value,
    ]),
  );
}

/** The same path with the value of that parameter of its query masked. */
export function maskQuery(path: string, name: string): string {
  const at = path.indexOf('?');
  const query = new URLSearchParams(at < 0 ? '' : path.slice(at + 1));
  const value = query.get(name);
  if (value === null) return path;
  query.set(name, maskCredential(value));
  return `${path.slice(0, at)}?${query.toString()}`;
}

/** A copy of plain data in which no text holds a token, percent-encoded or not, or one of the secrets whole, wherever a target may have put it. */
export function maskSecrets<T>(data: T, secrets: readonly string[]): T {
  return mapTexts(data, (text) => maskText(text, secrets));
}

function maskText(text: string, secrets: readonly string[]): string {
  const known = secrets
    .filter((secret) => secret !== '')
    .reduce((rest, secret) => rest.replaceAll(secret, '<secret>'), text);
  return replaceEncoded(known, TOKEN, (token) => `<token ${fingerprint(token)}>`);
}
