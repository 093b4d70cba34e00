// Runs a plan: opens the stack, runs its cases in lanes, reports, closes everything.

import type { Report } from '../../contract/result';
import { worstOf } from '../../contract/verdict';
import { CaseRun } from './case-run';
import type { Hooks, Plan } from './plan';
import { reportHead } from './report-head';
import { withStack } from './with-stack';

/** Rejects with a `UserError` where the surroundings do not let it run. */
export async function runPlan(plan: Plan, hooks: Hooks): Promise<Report> {
  const startedAt = new Date();
  const began = performance.now();
  return withStack(plan, hooks, async (stack) => {
    const { results, notBegun } = await new CaseRun(plan, hooks, stack).finish();
    const report: Report = {
      ...reportHead(plan, stack, startedAt),
      verdict: worstOf(results.map(({ verdict }) => verdict)),
      durationMs: Math.round(performance.now() - began),
      results,
      notBegun,
      skipped: plan.skipped ?? [],
      notApplicable: plan.notApplicable ?? [],
    };
    for (const reporter of hooks.reporters) await reporter.end(report);
    return report;
  });
}
