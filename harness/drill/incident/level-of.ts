// How hard a variant is to find: by how alike the variants are that look like it.

import type { Case } from '../../contract/scenario';
import type { DeclaredPair } from '../../matrix/declared-pairs';
import { MAY_STAY_ALIKE } from '../../matrix/may-stay-alike';
import type { Level } from '../transcript';

/** 1: nothing looks like it. 2: variants of the same cause do. 3: another cause does, or there are circumstances in which nothing tells. */
export function levelOf({ id, cause }: Case, pairs: readonly DeclaredPair[]): Level {
  const is = ({ a, b }: { readonly a: string; readonly b: string }) => a === id || b === id;
  const own = pairs.filter(is);
  if (own.length === 0) return 1;
  const ofItsCause = ({ a, b }: DeclaredPair) => [a, b].every((one) => one.startsWith(`${cause.name}/`));
  return own.every(ofItsCause) && !MAY_STAY_ALIKE.some(is) ? 2 : 3;
}
