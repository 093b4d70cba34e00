// What can be read off something that somebody pasted about a 401.

import type { Sign } from '../../contract/check';
import type { Clues } from '../../contract/clues';
import type { LogRecord } from '../../contract/log';

export interface Pasted {
  /** What it was taken for: `the output of curl -i`. */
  readonly form: string;
  readonly answer?: NonNullable<Clues['answer']>;
  /** The header's value; null where the client surely sent none, missing where it cannot be told. */
  readonly header?: string | null;
  readonly origin?: string;
  readonly log?: readonly LogRecord[];
  /** What it says itself, with no system at hand to be asked. */
  readonly signs?: readonly Sign[];
}

/** Null where the text is not of the form. */
export type ReadForm = (text: string, path: string) => Pasted | null;

/** With its query left out: it may hold a token. */
export function pathOf(url: string, otherwise: string): string {
  const { pathname } = URL.canParse(url, 'http://localhost')
    ? new URL(url, 'http://localhost')
    : { pathname: otherwise };
  return pathname;
}
