// The grammar of the Authorization header (RFC 6750 §2.1; the scheme is case-insensitive, RFC 9110 §11.1).

export type Credentials =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  | { readonly kind: 'unusable'; readonly value: string };

const SCHEME_ALONE = /^bearer *$/i;
/** White space is space and tab alone; every other byte belongs to the token. */
const SCHEME_AND_TOKEN = /^bearer +([^ \t]+)$/i;

/** `value` as Node gives it: trimmed at both ends, and of several headers the first. */
export function parseAuthorization(value: string | undefined): Credentials {
  if (value === undefined || value === '' || SCHEME_ALONE.test(value)) return { kind: 'none' };
  const token = SCHEME_AND_TOKEN.exec(value)?.[1];
  return token === undefined ? { kind: 'unusable', value } : { kind: 'token', token };
}
