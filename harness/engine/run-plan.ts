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
    const { results, notBegun } = await runCases(plan, hooks, stack);
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

async function runCases(
  plan: Plan,
  hooks: Hooks,
  stack: Stack,
): Promise<Required<Pick<Report, 'results' | 'notBegun'>>> {
  const pool = new LanePool({ stack, target: plan.target, timing: plan.timing, note: hooks.note });
  const queue = new JobQueue(plan);
  const results: { readonly job: Job; readonly result: Result }[] = [];
  let bailed = false;
  const planned = queue.left().length;
  const tellInterrupted = (): void => {
    const left = planned - results.length;
    for (const reporter of hooks.reporters) reporter.interrupted?.(results.length, left);
  };
  hooks.signal.addEventListener('abort', tellInterrupted, { once: true });

  const worker = async (taker: Taker) => {
    try {
      await work(taker);
    } catch (thrown) {
      // The stack is about to be closed: the other lanes begin nothing more.
      bailed = true;
      throw thrown;
    }
  };
  const next = (taker: Taker): Job | undefined =>
    bailed || hooks.signal.aborted ? undefined : queue.next(taker);
  const work = async (taker: Taker) => {
    for (let job = next(taker); job !== undefined; job = next(taker)) {
      const { of } = job;
      const begun = (phase: Phase): void => {
        if (hooks.signal.aborted) return;
        for (const reporter of hooks.reporters) reporter.phase?.(of, phase);
      };
      const options = { checker: plan.checker, begun };
      const result = await pool.use(of, (lane) => runCase(of, lane, plan.fixes, options));
      // The stack was closed under its feet: what it looked like says nothing of the cause.
      hooks.signal.throwIfAborted();
      results.push({ job, result });
      for (const reporter of hooks.reporters) reporter.result?.(result, of);
      bailed ||= plan.bail && result.verdict !== 'reproduced';
    }
  };
  try {
    await Promise.all(queue.takersFor(plan.lanes).map(worker));
  } finally {
    hooks.signal.removeEventListener('abort', tellInterrupted);
  }
  hooks.signal.throwIfAborted();
  return {
    results: results.sort((a, b) => a.job.index - b.job.index).map(({ result }) => result),
    notBegun: queue.left().map(({ of }) => of.id),
  };
}
