// Runs the cases of a plan without and with their prevention, side by side, and tells the difference.

import { worstPrevented, type PreventedReport, type PreventedResult } from '../contract/prevented';
import type { Stack } from '../contract/runtime';
import { needsOwnCluster, type Case } from '../contract/scenario';
import { openLane, type EngineLane } from './lane/open-lane';
import type { Hooks, Plan } from './plan/plan';
import { reportHead } from './plan/report-head';
import { runCase } from './round/run-case';
import { switchedOn, tryPrevention } from './try-prevention';
import { withStack } from './plan/with-stack';

export interface PreventedHooks extends Pick<Hooks, 'note' | 'signal'> {
  readonly result: (result: PreventedResult, of: Case) => void;
}

/** Each case must have a prevention. Rejects with a `UserError` where the surroundings do not let it run. */
export async function runPrevented(plan: Plan, hooks: PreventedHooks): Promise<PreventedReport> {
  const startedAt = new Date();
  const began = performance.now();
  return withStack(plan, hooks, async (stack) => {
    const results: PreventedResult[] = [];
    for (const [index, of] of plan.cases.entries()) {
      hooks.signal.throwIfAborted();
      const result = await runBoth(of, plan, stack, index + 1);
      hooks.signal.throwIfAborted();
      results.push(result);
      hooks.result(result, of);
    }
    return {
      ...reportHead(plan, stack, startedAt),
      verdict: worstPrevented(results.map(({ verdict }) => verdict)),
      durationMs: Math.round(performance.now() - began),
      results,
    };
  });
}

/** Each on a lane of its own, so that neither sees anything of the other. */
async function runBoth(of: Case, plan: Plan, stack: Stack, number: number): Promise<PreventedResult> {
  const { cause, variant } = of;
  const { prevention } = variant;
  if (prevention === undefined) throw new Error(`${of.id} has no prevention.`);
  const began = performance.now();
  const faults = prevention.faults ?? variant.faults;
  const open = { plan, stack, of };
  const [without, tried] = await Promise.all([
    onLane({ ...open, name: `without${number}`, variables: {} }, (lane) =>
      runCase({ ...of, variant: { ...variant, faults } }, lane, 'first'),
    ),
    onLane({ ...open, name: `with${number}`, variables: prevention.variables }, (lane) =>
      tryPrevention(variant, prevention, lane),
    ),
  ]);
  const verdict =
    without.verdict === 'reproduced'
      ? { verdict: tried.verdict, why: tried.why }
      : {
          verdict: 'inconclusive' as const,
          why: `without the prevention it is ${without.verdict}: ${without.why ?? ''}`,
        };
  return {
    id: of.id,
    guide: cause.meta.guide ?? null,
    prevention: prevention.title,
    ...verdict,
    durationMs: Math.round(performance.now() - began),
    without,
    with: tried.trial,
  };
}

interface LaneWish {
  readonly plan: Plan;
  readonly stack: Stack;
  readonly of: Case;
  readonly name: string;
  readonly variables: NonNullable<Case['variant']['prevention']>['variables'];
}

async function onLane<T>(
  { plan, stack, of, name, variables }: LaneWish,
  work: (lane: EngineLane) => Promise<T>,
): Promise<T> {
  const ownCluster = needsOwnCluster(of);
  const parts = switchedOn(await stack.openLane({ name, ownCluster }), variables);
  const lane = openLane(parts, plan.target, plan.timing);
  try {
    return await work(lane);
  } finally {
    await lane.close();
  }
}
