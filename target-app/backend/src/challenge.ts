// The WWW-Authenticate header of a 401 (RFC 9110 §11.6.1, RFC 6750 §3).

const REALM = 'contrezz';

/** Without usable credentials RFC 6750 §3.1 wants no error code; a token that was judged gets `invalid_token`. */
export function challenge(description: string | null): string {
  const realm = `Bearer realm=${quoted(REALM)}`;
  return description === null
    ? realm
    : `${realm}, error="invalid_token", error_description=${quoted(description)}`;
}

/** A quoted-string of the characters that RFC 6750 §3 allows in a description: 0x20 to 0x7E without `"` and `\`. */
function quoted(text: string): string {
  return `"${text.replace(/[^\x20\x21\x23-\x5b\x5d-\x7e]/g, "'")}"`;
}
