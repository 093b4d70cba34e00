// What an answer names: causes, variants, that nothing is broken, or that the edge answers by itself.

import type { Case } from '../../contract/scenario';
import { didYouMean } from '../../support/text/nearest';
import { placeOf, type Place } from '../place';
import { Refused } from '../refused';

/** `healthy`, `edge`, a cause or a cause with its variant. */
export interface Named {
  readonly name: string;
  /** Every variant that it may mean; none for `healthy` and `edge`. */
  readonly cases: readonly Case[];
}

const OTHER_ANSWERS = ['healthy', 'edge'] as const;

/** Throws a `Refused` that gives the nearest names. */
export function readAnswer(text: string, cases: readonly Case[]): readonly Named[] {
  const names = text.split(',').map((name) => name.trim().toLowerCase());
  return names.map((name) => {
    if ((OTHER_ANSWERS as readonly string[]).includes(name)) return { name, cases: [] };
    const meant = cases.filter(({ id, cause }) => id === name || cause.name === name);
    if (meant.length === 0) throw new Refused(unknown(name, cases));
    return { name, cases: meant };
  });
}

export function answerNames(cases: readonly Case[]): string[] {
  return [...OTHER_ANSWERS, ...new Set(cases.map(({ cause }) => cause.name)), ...cases.map(({ id }) => id)];
}

export function placesOf({ name, cases }: Named): readonly Place[] {
  if (name === 'edge') return ['transport'];
  return [...new Set(cases.map(placeOf))];
}

function unknown(name: string, cases: readonly Case[]): string {
  const meant = didYouMean(name, answerNames(cases));
  return `There is no cause "${name}"${meant}. docs/catalogue.md names all; so does Tab behind "answer ".`;
}
