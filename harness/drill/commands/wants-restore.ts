// The one word that `client`, `edge`, `database` and `network` take.

import type { Line } from './line';
import { Refused } from '../refused';

/** False where it is to be shown. Throws a `Refused` for any other word. */
export function wantsRestore({ command, words: [word = 'show'] }: Line): boolean {
  if (word !== 'show' && word !== 'restore')
    throw new Refused(`"${command}" shows, and "${command} restore" puts it right (${word}).`);
  return word === 'restore';
}
