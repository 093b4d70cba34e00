// Runs the same plan again and again, each time in another order, and counts what did not come out as it should.

import { loadavg } from 'node:os';
import type { Report, Result } from '../contract/result';
import type { Hooks, Plan } from '../engine/plan/plan';

/** One run of the plan: enough to show it again. */
export interface SoakRun {
  /** Seed of its order. */
  readonly seed: number;
  readonly durationMs: number;
  readonly judged: number;
  /** Load average of the last minute, at its end. */
  readonly load: number;
  readonly others: readonly Result[];
}

export interface SoakOptions {
  readonly plan: Plan;
  readonly runs: number;
  readonly runPlan: (plan: Plan, hooks: Hooks) => Promise<Report>;
  readonly hooks: Omit<Hooks, 'reporters'>;
  /** Who keeps the evidence of the run with this seed. */
  readonly reportersFor: (seed: number) => Hooks['reporters'];
  /** The time limits of each run, for the load changes. */
  readonly timing: () => Plan['timing'];
  /** Told of each run as it ends. */
  readonly ended: (run: SoakRun, index: number) => void;
  readonly load?: () => number;
}

/** The first run has the plan's seed, and each further one the next. */
export async function soakRuns(options: SoakOptions): Promise<readonly SoakRun[]> {
  const { plan, runs, runPlan, hooks, reportersFor, timing, ended, load = () => loadavg()[0] ?? 0 } = options;
  const done: SoakRun[] = [];
  for (let index = 0; index < runs; index += 1) {
    const seed = (plan.seed + index) >>> 0;
    const report = await runPlan(
      { ...plan, order: 'random', seed, timing: timing() },
      { ...hooks, reporters: reportersFor(seed) },
    );
    const run: SoakRun = {
      seed,
      durationMs: report.durationMs,
      judged: report.results.length,
      load: load(),
      others: report.results.filter(({ verdict }) => verdict !== 'reproduced'),
    };
    done.push(run);
    ended(run, index);
  }
  return done;
}
