// Why a gate that judges everything has not judged enough.

import type { TargetDefinition } from '../contract/target';
import { count } from '../reporters/words';

/** Null where it was enough. `judged`: how many variants. */
export function tooFew(
  { name, atLeast = 1 }: Pick<TargetDefinition, 'name' | 'atLeast'>,
  judged: number,
): string | null {
  return judged >= atLeast
    ? null
    : `Failed to judge enough of the target ${name}: ${count(judged, 'variant')} judged, and "atLeast" wants ${String(atLeast)}.`;
}
