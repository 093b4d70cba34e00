// For each cause that it was not: what of the evidence tells so, seen or not.

import type { Case } from '../../contract/scenario';
import { stepOfSign } from '../where-to-look';
import type { RuledOut } from '../debrief-data';
import type { LookSign } from '../transcript';
import { fewest } from './fewest';
import { variantShows, variantShowsBesideNothing, type Shows } from './truth-profile';

/** What a trainee has looked at before the right answer. */
export interface Look {
  readonly number: number;
  readonly signs: readonly LookSign[];
}

export interface Suspects {
  readonly id: string;
  readonly title: string;
  readonly cases: readonly Case[];
}

type Evidence = Omit<RuledOut['by'][number], 'sign' | 'wouldShow'> & {
  readonly name: LookSign['name'];
  readonly wouldShow: readonly string[];
  readonly against: Case;
};

/** Ruled out is what each of its variants is contradicted by, in what was seen; else, what would have done it. */
export function ruledOut({ id, title, cases }: Suspects, truth: Shows, looks: readonly Look[]): RuledOut {
  const seen = cases.map((of) => evidenceSeen(of, truth, looks));
  const open = cases.filter((_, index) => seen[index]?.length === 0);
  const evidence = open.length === 0 ? seen.flat() : open.flatMap((of) => evidenceThere(of, truth));
  return {
    id,
    title,
    how: open.length === 0 ? 'ruled out' : 'could have been',
    by: fewestSigns(evidence).map(({ name, wouldShow, was, look }) => ({
      sign: name,
      wouldShow: wouldShow.join(' or '),
      was,
      look,
    })),
  };
}

/** A look at what is no sign of the incident, as after a fix that was none, proves nothing. */
function evidenceSeen(of: Case, truth: Shows, looks: readonly Look[]): Evidence[] {
  const expected = expectedOf(of, truth);
  return looks.flatMap(({ number, signs }) =>
    signs
      .filter(({ name, value }) => truth.get(name)?.includes(value) ?? true)
      .filter(({ name, value }) => expected.get(name)?.includes(value) === false)
      .map(({ name, value }) => evidenceOf(of, name, expected, value, number)),
  );
}

function evidenceThere(of: Case, truth: Shows): Evidence[] {
  const expected = expectedOf(of, truth);
  const always = [...truth].filter(([name, values]) => disjoint(expected.get(name), values));
  const named = [...truth].filter(([name, values]) => differ(expected.get(name), values));
  return (always.length > 0 ? always : named).map(([name, values]) =>
    evidenceOf(of, name, expected, values.join(' or '), null),
  );
}

function expectedOf(of: Case, truth: Shows): Shows {
  return truth.has('answered by') ? variantShowsBesideNothing(of) : variantShows(of);
}

function evidenceOf(
  against: Case,
  name: LookSign['name'],
  expected: Shows,
  was: string,
  look: number | null,
): Evidence {
  return { name, against, wouldShow: expected.get(name) ?? [], was, look };
}

/** The earliest step's first: it is what one sees before anything else. */
function fewestSigns(evidence: readonly Evidence[]): readonly Evidence[] {
  const inOrder = [...evidence].sort((a, b) => stepOfSign(a.name) - stepOfSign(b.name));
  const names = [...new Set(inOrder.map(({ name }) => name))];
  const chosen = fewest(names, (name) =>
    inOrder.filter((one) => one.name === name).map(({ against }) => against.id),
  );
  return chosen.flatMap((name) => merged(inOrder.filter((one) => one.name === name)));
}

/** One line for a sign: what the several variants of a cause would show, and the first look that showed it. */
function merged(all: readonly Evidence[]): Evidence[] {
  const [first] = all;
  if (first === undefined) return [];
  return [{ ...first, wouldShow: [...new Set(all.flatMap(({ wouldShow }) => wouldShow))] }];
}

function disjoint(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && !a.some((value) => b.includes(value));
}

function differ(a: readonly string[] | undefined, b: readonly string[]): boolean {
  return a !== undefined && a.join('|') !== b.join('|');
}
