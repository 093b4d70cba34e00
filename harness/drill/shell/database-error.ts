// What the server says to a statement or a login that it refuses, with its code in front.

import { messageOf } from '../../support/user-error';

/** `42P01: relation "x" does not exist`. */
export function databaseErrorText(thrown: unknown): string {
  const { code } = thrown as { readonly code?: unknown };
  return `${typeof code === 'string' ? `${code}: ` : ''}${messageOf(thrown)}`;
}
