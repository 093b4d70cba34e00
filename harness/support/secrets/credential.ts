// Puts a token into a request where a target wants it, and reads it out of a request again.

import type { HttpRequest } from '../../contract/http';
import type { TokenPlace } from '../../contract/target';

/** A request as far as it may carry a token. Header names are in lower case. */
export interface Carrying {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Name of the request header that carries the token; null where its URL does. */
export function carrierOf(place: TokenPlace): string | null {
  if (place.in === 'query') return null;
  return place.in === 'header' ? place.name.toLowerCase() : 'cookie';
}

/** Scheme in front of the token, or null where the target wants none. */
export function schemeOf(place: TokenPlace): string | null {
  return place.in === 'header' ? (place.scheme ?? null) : null;
}

/** The right way to put the token into its place. */
export function properly(token: string, scheme: string | null): string {
  return scheme === null ? token : `${scheme} ${token}`;
}

/** The request with `value` in its place, scheme included; as it is where that is null. */
export function withCredential(place: TokenPlace, request: HttpRequest, value: string | null): HttpRequest {
  if (value === null) return request;
  const { headers, path } = request;
  switch (place.in) {
    case 'header':
      return { ...request, headers: { ...headers, [place.name.toLowerCase()]: value } };
    case 'cookie': {
      const others = headers.cookie === undefined ? '' : `${headers.cookie}; `;
      return { ...request, headers: { ...headers, cookie: `${others}${place.name}=${value}` } };
    }
    case 'query':
      return {
        ...request,
        path: `${path}${path.includes('?') ? '&' : '?'}${encodeURIComponent(place.name)}=${encodeURIComponent(value)}`,
      };
  }
}

/** What stands in the token's place, scheme included, or null. */
export function credentialIn(place: TokenPlace, { headers, path }: Carrying): string | null {
  switch (place.in) {
    case 'header':
      return headers[place.name.toLowerCase()] ?? null;
    case 'cookie': {
      const pair = headers.cookie?.split('; ').find((part) => part.startsWith(`${place.name}=`));
      return pair?.slice(place.name.length + 1) ?? null;
    }
    case 'query':
      return new URLSearchParams(path.split('?').slice(1).join('?')).get(place.name);
  }
}

/** What stands in the token's place without its scheme, or null. */
export function tokenIn(place: TokenPlace, request: Carrying): string | null {
  const credential = credentialIn(place, request);
  const scheme = schemeOf(place);
  return credential !== null && scheme !== null && credential.startsWith(`${scheme} `)
    ? credential.slice(scheme.length + 1)
    : credential;
}
