// Which look of a target's definition counts for a request: the most particular one, else the class of its condition.

import { conditionMeta, type Condition, type ConditionMeta } from './condition';
import type { Case } from './scenario';
import type { Look, SeenExchange, TargetDefinition } from './target';

export interface LookedFor {
  readonly condition: Condition;
  /** Whose request it is. */
  readonly of?: Pick<Case, 'id' | 'variant'>;
  /** Name of the target's probe. */
  readonly probe?: string;
}

/** Null where the definition does not say. */
export function lookFor(
  target: Pick<TargetDefinition, 'looks' | 'otherwise' | 'process'>,
  { condition, of, probe }: LookedFor,
): Look | null {
  const names = [...(of?.variant.condition === condition ? [of.id] : []), condition];
  const keys = [...(probe === undefined ? [] : names.map((name) => `${name}#${probe}`)), ...names];
  for (const key of keys) {
    const look = target.looks[key];
    if (look !== undefined) return look.ends === true ? look : withClass(look, condition);
  }
  const look = target.otherwise === 'class' ? classOf(condition) : null;
  // What something starts again may end of it, as its configuration says.
  return look !== null && target.process.supervised === true
    ? Object.assign(look, { ends: 'either' as const })
    : look;
}

/** A look that names no status must not let more pass than none at all. What a process leaves behind that ends of it has no class. */
function withClass(look: Look, condition: Condition): Look {
  const unsaid = statusOf(condition);
  if (unsaid === null) return look;
  const whole: Look = (facts, seen) => look(facts, seen, unsaid);
  return look.ends === undefined ? whole : Object.assign(whole, { ends: look.ends });
}

const STATUS: Readonly<
  Record<ConditionMeta['rfc9110'], { readonly fits: RegExp; readonly instead: number }>
> = {
  '2xx': { fits: /^2\d\d$/, instead: 200 },
  '401': { fits: /^401$/, instead: 401 },
  '5xx': { fits: /^5\d\d$/, instead: 500 },
};

/** What a backend answers to a preflight that it does not allow is nowhere said (Fetch standard, CORS-preflight fetch). */
const UNSAID: readonly string[] = [
  'preflight-origin-refused',
  'preflight-passed-on',
  'preflight-header-refused',
];

/** Its status is of the class; everything else is as it was seen. */
function classOf(condition: Condition): Look | null {
  const status = statusOf(condition);
  if (status === null) return null;
  return (_facts, seen = NOTHING_SEEN) => ({
    ...seen,
    response: { ...seen.response, status: status(seen.response.status) },
  });
}

/** The status that was seen where it is of the class, else one that is; null where there is no class. */
function statusOf(condition: Condition): ((seen: number) => number) | null {
  const meta = conditionMeta(condition);
  if (meta === null || UNSAID.includes(condition)) return null;
  const { fits, instead } = STATUS[meta.rfc9110];
  return (seen) => (fits.test(String(seen)) ? seen : instead);
}

export const NOTHING_SEEN: SeenExchange = {
  response: { status: 0, headers: {}, body: null },
  headers: {},
  logs: [],
  metric: {},
};
