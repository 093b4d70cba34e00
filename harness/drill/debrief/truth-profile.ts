// What there was to be seen of the incident, sign by sign, as the scenarios and the target have it.

import { SIGN_NAMES, SIGNS } from '../../contract/check';
import type { Case } from '../../contract/scenario';
import type { LookSign } from '../transcript';

/** The values that each sign may show. One that is not named may show anything. */
export type Shows = ReadonlyMap<LookSign['name'], readonly string[]>;

const ANSWERED = '200';
const REFUSED = '401';

/** Of two faults, what either shows. Of none: what is ordinary; with `edge`, that the edge answered by itself. */
export function showsOf(cases: readonly Case[], answers: readonly string[]): Shows {
  if (cases.length > 0) return together(cases.map(variantShows));
  if (answers.includes('edge')) return new Map([['answered by', ['the edge']]]);
  return new Map<LookSign['name'], readonly string[]>([
    ...ordinary(),
    ['answered by', ['the target']],
    ['status', [ANSWERED]],
  ]);
}

/** Of one variant, as its profile has it. */
export function variantShows({ variant: { signs = {} } }: Case): Shows {
  return new Map(
    SIGN_NAMES.flatMap((name) => {
      const values = [signs[name] ?? []].flat();
      return values.length === 0 ? [] : [[name, values] as const];
    }),
  );
}

/** Of one variant beside a stack on which nothing is broken, where the answer itself tells. */
export function variantShowsBesideNothing(of: Case): Shows {
  return new Map<LookSign['name'], readonly string[]>([
    ...variantShows(of),
    ['answered by', ['the target']],
    ['status', [REFUSED]],
  ]);
}

function ordinary(): (readonly [LookSign['name'], readonly string[]])[] {
  return SIGN_NAMES.map((name) => [name, SIGNS[name].ordinary as readonly string[]] as const).filter(
    ([, values]) => values.length > 0,
  );
}

function together(all: readonly Shows[]): Shows {
  const names = [...new Set(all.flatMap((shows) => [...shows.keys()]))];
  return new Map(
    names.map((name) => [name, [...new Set(all.flatMap((shows) => shows.get(name) ?? []))]] as const),
  );
}
