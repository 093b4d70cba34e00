// Puts a token into a request where a target wants it, and reads it out of a request again.

import type { TokenPlace } from '../contract/target';

/** Name of the request header that carries the token. */
export function carrierOf(place: TokenPlace): string {
  return place.in === 'header' ? place.name.toLowerCase() : 'cookie';
}

/** The scheme in front of the token, or null where the target wants none. */
export function schemeOf(place: TokenPlace): string | null {
  return place.in === 'header' ? (place.scheme ?? null) : null;
}

/** The right way to put the token into its place. */
export function properly(token: string, scheme: string | null): string {
  return scheme === null ? token : `${scheme} ${token}`;
}

/** The headers that carry `value`, scheme included; none where it is null. */
export function credentialHeaders(place: TokenPlace, value: string | null): Record<string, string> {
  if (value === null) return {};
  return place.in === 'header' ? { [carrierOf(place)]: value } : { cookie: `${place.name}=${value}` };
}

/** What stands in the token's place, scheme included, or null. */
export function credentialIn(place: TokenPlace, headers: Readonly<Record<string, string>>): string | null {
  const carried = headers[carrierOf(place)];
  if (carried === undefined || place.in === 'header') return carried ?? null;
  const pair = carried.split('; ').find((part) => part.startsWith(`${place.name}=`));
  return pair === undefined ? null : pair.slice(place.name.length + 1);
}

/** What stands in the token's place without its scheme, or null. */
export function tokenIn(place: TokenPlace, headers: Readonly<Record<string, string>>): string | null {
  const credential = credentialIn(place, headers);
  const scheme = schemeOf(place);
  return credential !== null && scheme !== null && credential.startsWith(`${scheme} `)
    ? credential.slice(scheme.length + 1)
    : credential;
}
