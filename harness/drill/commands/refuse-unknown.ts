// Refuses what a command does not know: done without it, a line would do something else than it says.

import { didYouMean } from '../../support/text/nearest';
import type { DrillCommand } from './command';
import type { Line } from './line';
import { Refused } from '../refused';

/** A command knows what its usage names. Throws a `Refused`. */
export function refuseUnknown({ name, usage, takesText }: DrillCommand, { words, options }: Line): void {
  if (takesText === true) return;
  const known: readonly string[] = usage.match(/--[a-z]+/g) ?? [];
  const strange = [...options.keys()]
    .map((option) => `--${option}`)
    .find((option) => !known.includes(option));
  if (strange !== undefined)
    throw new Refused(`${name} has no option "${strange}"${didYouMean(strange, known)}. Type: ${usage}`);
  const takesWord = /^\S+ \[?[^-[]/.test(usage);
  const extra = words[takesWord ? 1 : 0];
  if (extra !== undefined) throw new Refused(`There is a word too many (${extra}). Type: ${usage}`);
}
