// The grammar of the header as docs/catalogue.md gives it, character by character: independent of the target's.

export type Authorization =
  | { readonly kind: 'none' }
  | { readonly kind: 'token'; readonly token: string }
  /** With the whole value, trimmed. */
  | { readonly kind: 'other'; readonly value: string };

const SCHEME = 'bearer';

/** `values` of the header's lines as they were sent: the first counts, and the white space around it does not. */
export function readAuthorization(values: readonly string[]): Authorization {
  const value = trimmed(values[0] ?? '');
  if (value === '') return { kind: 'none' };
  const scheme = value.slice(0, SCHEME.length);
  const rest = value.slice(SCHEME.length);
  if (scheme.toLowerCase() !== SCHEME) return { kind: 'other', value };
  if (rest === '') return { kind: 'none' };
  const token = withoutLeadingSpaces(rest);
  const isToken = token.length < rest.length && !token.includes(' ') && !token.includes('\t');
  return isToken ? { kind: 'token', token } : { kind: 'other', value };
}

function trimmed(text: string): string {
  let [from, to] = [0, text.length];
  while (from < to && isWhiteSpace(text.charAt(from))) from += 1;
  while (to > from && isWhiteSpace(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
}

function withoutLeadingSpaces(text: string): string {
  let from = 0;
  while (text.charAt(from) === ' ') from += 1;
  return text.slice(from);
}

function isWhiteSpace(character: string): boolean {
  return character === ' ' || character === '\t';
}
