// Runs a plan: opens the stack, runs its cases in lanes, reports, closes everything.

import type { Phase, Report, Result } from '../../contract/result';
import type { Stack } from '../../contract/runtime';
import { needsOwnCluster, type Case } from '../../contract/scenario';
import { worstOf } from '../../contract/verdict';
import { LanePool } from '../lane/lane-pool';
import { JobQueue, type Taker } from './job-queue';
import type { Job } from './order';
import type { Hooks, Plan } from './plan';
import type { EngineLane } from '../lane/open-lane';
import { reportHead } from './report-head';
import { Results } from './results';
import { runCase } from '../round/run-case';
import { whyDatabaseIsGone } from '../lane/surroundings';
import { withStack } from './with-stack';

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
  const queue = new JobQueue(plan);
  const results = new Results();
  let stopped = false;
  const tell = (result: Result, of: Case): void => {
    for (const reporter of hooks.reporters) reporter.result?.(result, of);
  };
  const pool = new LanePool({
    stack,
    target: plan.target,
    timing: plan.timing,
    note: hooks.note,
    died(death) {
      const taken = results.takeBack(death);
      if (taken === null) return;
      tell(taken.result, taken.of);
      stopped ||= plan.bail;
    },
  });
  const planned = queue.left().length;
  const tellInterrupted = (): void => {
    const left = planned - results.count;
    for (const reporter of hooks.reporters) reporter.interrupted?.(results.count, left);
  };
  hooks.signal.addEventListener('abort', tellInterrupted, { once: true });

  /** Every lane's is in the cluster that they share: no case after this could tell anything. */
  const stopWithoutDatabase = async (of: Case, { database }: EngineLane): Promise<void> => {
    if (stopped || needsOwnCluster(of)) return;
    const why = await whyDatabaseIsGone(database);
    if (why === null || hooks.signal.aborted) return;
    stopped = true;
    hooks.note(`${why}. Nothing more is begun.`);
  };
  const worker = async (taker: Taker) => {
    try {
      await work(taker);
    } catch (thrown) {
      // The stack is about to be closed: the other lanes begin nothing more.
      stopped = true;
      throw thrown;
    }
  };
  const next = (taker: Taker): Job | undefined =>
    stopped || hooks.signal.aborted ? undefined : queue.next(taker);
  const work = async (taker: Taker) => {
    for (let job = next(taker); job !== undefined; job = next(taker)) {
      const { of } = job;
      const begun = (phase: Phase): void => {
        if (hooks.signal.aborted) return;
        for (const reporter of hooks.reporters) reporter.phase?.(of, phase);
      };
      const options = { checker: plan.checker, begun };
      const { result, on } = await pool.use(of, async (lane) => {
        const judged = await runCase(of, lane, plan.fixes, options);
        if (judged.verdict === 'inconclusive') await stopWithoutDatabase(of, lane);
        return { result: judged, on: lane.name };
      });
      // The stack was closed under its feet: what it looked like says nothing of the cause.
      hooks.signal.throwIfAborted();
      results.add(job, on, result);
      tell(result, of);
      stopped ||= plan.bail && result.verdict !== 'reproduced';
    }
  };
  try {
    await Promise.all(queue.takersFor(plan.lanes).map(worker));
  } finally {
    hooks.signal.removeEventListener('abort', tellInterrupted);
  }
  hooks.signal.throwIfAborted();
  pool.tellDeaths();
  return {
    results: results.inOrder(),
    notBegun: queue.left().map(({ of }) => of.id),
  };
}
