// The conditions that a target answers with 401, each with its reason and the quickest case that shows it.

import type { Condition } from '../contract/condition';
import type { Case } from '../contract/scenario';
import type { HttpResponse } from '../contract/http';
import type { Facts, TargetDefinition } from '../contract/target';
import { UserError } from '../support/user-error';

export interface JudgedCondition {
  readonly condition: Condition;
  /** The target's own word for it: `code` in the body. */
  readonly reason: string;
  readonly of: Case;
}

/** Looks are asked for what does not depend on the request; so any will do. */
const FACTS: Facts = {
  method: 'GET',
  path: '/',
  origin: null,
  credential: null,
  session: { token: '', userId: '' },
  person: { id: '', email: '', password: '', role: '' },
  requestId: null,
};

/** In the definition's order. Throws a `UserError` that lists every such condition that none of `cases` shows. */
export function judgedConditions(target: TargetDefinition, cases: readonly Case[]): JudgedCondition[] {
  const looks = Object.entries(target.looks)
    .map(([condition, look]) => ({ condition, response: look?.(FACTS).response }))
    .filter(({ response }) => response?.status === 401);
  const unseen = looks.filter(({ condition }) => quickest(cases, condition) === undefined);
  if (unseen.length > 0)
    throw new UserError({
      to: 'judge every condition',
      why: 'no scenario that applies to the target shows it',
      value: unseen.map(({ condition }) => condition).join(', '),
      remedy: 'Add a variant that does, or remove the look from the target definition',
    });
  return looks.flatMap(({ condition, response }) => {
    const of = quickest(cases, condition);
    return of === undefined ? [] : [{ condition, reason: reasonIn(condition, response), of }];
  });
}

/** The one that waits least; of those, the one that needs least: what needs a variable has to restart the target. */
function quickest(cases: readonly Case[], condition: Condition): Case | undefined {
  return cases
    .filter(({ variant }) => variant.condition === condition)
    .sort((a, b) => waits(a) - waits(b) || needs(a) - needs(b))[0];
}

function waits({ variant }: Case): number {
  return variant.waits ?? 0;
}

function needs({ variant }: Case): number {
  return variant.needs?.length ?? 0;
}

function reasonIn(condition: Condition, response: HttpResponse | undefined): string {
  const { code } = (response?.body ?? {}) as { readonly code?: unknown };
  if (typeof code === 'string') return code;
  throw new UserError({
    to: 'make a mutant',
    why: 'the look has no code in its body, which names the reason',
    value: condition,
    remedy: 'Teach harness/mutants/judged-conditions.ts how this target names its reasons',
  });
}
