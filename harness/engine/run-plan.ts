// Runs a plan: opens the stack, runs its cases in lanes, reports, closes everything.

import type { Phase, Report, Result } from '../contract/result';
import type { Stack } from '../contract/runtime';
import { worstOf } from '../contract/verdict';
import { LanePool } from './lane-pool';
import { JobQueue, type Taker } from './job-queue';
import type { Job } from './order';
import type { Hooks, Plan } from './plan';
import { reportHead } from './report-head';
import { runCase } from './run-case';
import { withStack } from './with-stack';

export type { Hooks, Plan } from './plan';

/** Rejects with a `UserError` where the surroundings do not let it run. */
export async function runPlan(plan: Plan, hooks: Hooks): Promise<Report> {
  const startedAt = new Date();
  const began = performance.now();
  return withStack(plan, hooks, async (stack) => {
    const results = await runCases(plan, hooks, stack);
    const report: Report = {
      ...reportHead(plan, stack, startedAt),
      verdict: worstOf(results.map(({ verdict }) => verdict)),
      durationMs: Math.round(performance.now() - began),
      results,
      skipped: plan.skipped ?? [],
      notApplicable: plan.notApplicable ?? [],
    };
    for (const reporter of hooks.reporters) await reporter.end(report);
    return report;
  });
}

async function runCases(plan: Plan, hooks: Hooks, stack: Stack): Promise<readonly Result[]> {
  const pool = new LanePool({ stack, target: plan.target, timing: plan.timing, note: hooks.note });
  const queue = new JobQueue(plan);
  const results: { readonly job: Job; readonly result: Result }[] = [];
  let bailed = false;

  const worker = async (taker: Taker) => {
    try {
      await work(taker);
    } catch (thrown) {
      // The stack is about to be closed: the other lanes begin nothing more.
      bailed = true;
      throw thrown;
    }
  };
  const work = async (taker: Taker) => {
    for (let job = queue.next(taker); job !== undefined; job = queue.next(taker)) {
      if (bailed || hooks.signal.aborted) return;
      const { of } = job;
      const begun = (phase: Phase): void =>
        hooks.reporters.forEach((reporter) => reporter.phase?.(of, phase));
      const options = { checker: plan.checker, begun };
      const result = await pool.use(of, (lane) => runCase(of, lane, plan.fixes, options));
      results.push({ job, result });
      for (const reporter of hooks.reporters) reporter.result?.(result, of);
      bailed ||= plan.bail && result.verdict !== 'reproduced';
    }
  };
  await Promise.all(queue.takersFor(plan.lanes).map(worker));
  return results.sort((a, b) => a.job.index - b.job.index).map(({ result }) => result);
}
