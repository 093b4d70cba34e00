// Compares what each variant showed with what each variant's profile says, and with what is declared of them.

import { compareSigns } from '../checks/compare-signs';
import type { Sign, SignName } from '../contract/check';
import type { Case } from '../contract/scenario';
import { pairsOf, type DeclaredPair, type Pair } from './declared-pairs';
import type { MayStayAlike } from './may-stay-alike';

/** What one variant showed. */
export interface Shown {
  readonly of: Case;
  /** From outside. */
  readonly look: string;
  /** With everything at hand. */
  readonly signs: readonly Sign[];
  /** With what there is where a pair that it belongs to may stay alike. */
  readonly there: readonly { readonly pair: MayStayAlike; readonly signs: readonly Sign[] }[];
}

export interface AlikePair extends Pair {
  /** Null where they stay alike, with everything at hand. */
  readonly separatedBy: readonly SignName[] | null;
}

export interface Disagreement extends Pair {
  readonly why: string;
}

export interface Matrix {
  /** Ids, in the order of the catalogue. */
  readonly variants: readonly string[];
  /** Those whose own profile is what they showed, every sign of it. */
  readonly diagonal: readonly string[];
  /** Those that look alike from outside. */
  readonly alike: readonly AlikePair[];
  readonly undeclared: readonly Disagreement[];
  readonly stale: readonly Disagreement[];
}

export interface Declared {
  readonly pairs: readonly DeclaredPair[];
  readonly mayStayAlike: readonly MayStayAlike[];
}

export function compareVariants(cases: readonly Case[], all: readonly Shown[], declared: Declared): Matrix {
  const pairs = pairsOf(all).map(([a, b]) => [a.of, b.of] as const);
  return {
    variants: cases.map(({ id }) => id),
    diagonal: all.filter(showsItself).map(({ of }) => of.id),
    alike: pairs.filter(([a, b]) => a.look === b.look).map(([a, b]) => alikePair(a, b, declared)),
    undeclared: pairs.flatMap(([a, b]) => undeclared(a, b, declared)),
    stale: pairs.flatMap(([a, b]) => stale(a, b, declared)),
  };
}

function showsItself({ of, signs }: Shown): boolean {
  const { differing, unknown } = compareSigns(of.variant.signs ?? {}, signs);
  return of.variant.signs !== undefined && differing.length === 0 && unknown.length === 0;
}

function alikePair(a: Shown, b: Shown, { pairs }: Declared): AlikePair {
  const names = find(pairs, a, b)?.separatedBy ?? [];
  const separatedBy = confused(a, b) ? null : names.filter((name) => separates(name, a, b));
  return { ...idsOf(a, b), separatedBy };
}

function undeclared(a: Shown, b: Shown, { pairs, mayStayAlike }: Declared): Disagreement[] {
  const ids = idsOf(a, b);
  const found: Disagreement[] = [];
  if (confused(a, b) && find(mayStayAlike, a, b) === undefined)
    found.push({ ...ids, why: 'with everything at hand, one is taken for the other' });
  if (a.look === b.look && find(pairs, a, b) === undefined)
    found.push({ ...ids, why: 'they look alike from outside' });
  return found;
}

function stale(a: Shown, b: Shown, { pairs, mayStayAlike }: Declared): Disagreement[] {
  const ids = idsOf(a, b);
  const found: Disagreement[] = [];
  const pair = find(pairs, a, b);
  if (pair !== undefined && a.look !== b.look)
    found.push({ ...ids, why: 'they do not look alike from outside' });
  for (const name of pair?.separatedBy ?? [])
    if (!separates(name, a, b)) found.push({ ...ids, why: `"${name}" does not separate them` });
  const may = find(mayStayAlike, a, b);
  const [aThere, bThere] = [a, b].map((one) => one.there.find(({ pair: of }) => of === may));
  if (may !== undefined && aThere !== undefined && bThere !== undefined) {
    if (!confused({ ...a, signs: aThere.signs }, { ...b, signs: bThere.signs }))
      found.push({ ...ids, why: `they are told apart even where ${may.where}` });
  }
  return found;
}

/** Whether what one showed fits the other's profile. */
function confused(a: Shown, b: Shown): boolean {
  return fits(a, b) || fits(b, a);
}

function fits({ signs }: Shown, { of }: Shown): boolean {
  return of.variant.signs !== undefined && compareSigns(of.variant.signs, signs).differing.length === 0;
}

function separates(name: SignName, a: Shown, b: Shown): boolean {
  const [one, other] = [a, b].map(({ signs }) => signs.find((sign) => sign.name === name)?.value ?? null);
  return one !== null && other !== null && one !== other;
}

function find<T extends Pair>(pairs: readonly T[], a: Shown, b: Shown): T | undefined {
  return pairs.find((pair) => pair.a === a.of.id && pair.b === b.of.id);
}

function idsOf(a: Shown, b: Shown): Pair {
  return { a: a.of.id, b: b.of.id };
}
