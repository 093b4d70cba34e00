// What stands in each cell of the 44 × 44 table.

import type { Matrix } from './compare-variants';
import type { Pair } from './declared-pairs';
import { MAY_STAY_ALIKE } from './may-stay-alike';

/**
 * `found`: the variant itself, found. `alike`: alike from outside, told apart by its signs. `may stay`: the same, and there
 * are circumstances in which no sign tells. `wrong`: not as declared. `apart`: told apart at first sight.
 */
export type Cell = 'found' | 'alike' | 'may stay' | 'wrong' | 'apart';

export interface MatrixCell {
  readonly cell: Cell;
  /** One sentence, where there is something to say. */
  readonly says: string | null;
}

/** The cell of the variant that is there, and the one that it is compared with. */
export function matrixCell(matrix: Matrix, there: string, comparedWith: string): MatrixCell {
  if (there === comparedWith)
    return matrix.diagonal.includes(there)
      ? { cell: 'found', says: null }
      : { cell: 'wrong', says: 'not found' };
  const is = ({ a, b }: Pair) => (a === there && b === comparedWith) || (b === there && a === comparedWith);
  const wrong = [...matrix.undeclared, ...matrix.stale].find(is);
  if (wrong !== undefined) return { cell: 'wrong', says: wrong.why };
  const alike = matrix.alike.find(is);
  if (alike === undefined) return { cell: 'apart', says: null };
  const says =
    alike.separatedBy === null ? 'told apart by nothing' : `told apart by ${alike.separatedBy.join(', ')}`;
  const may = MAY_STAY_ALIKE.find(is);
  return may === undefined
    ? { cell: 'alike', says }
    : { cell: 'may stay', says: `${says}; alike where ${may.where}` };
}

/** The variants of each cause, in order. */
export function byCause(variants: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const causes = new Map<string, string[]>();
  for (const id of variants) {
    const [cause = ''] = id.split('/');
    causes.set(cause, [...(causes.get(cause) ?? []), id]);
  }
  return causes;
}
