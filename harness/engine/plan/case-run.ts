// The cases of one plan on one stack: in lanes, each told to the reporters as it ends.

import type { Phase, Report, Result } from '../../contract/result';
import type { Stack } from '../../contract/runtime';
import { needsOwnCluster, type Case } from '../../contract/scenario';
import { LanePool } from '../lane/lane-pool';
import type { EngineLane } from '../lane/open-lane';
import { whyDatabaseIsGone } from '../lane/surroundings';
import { runCase } from '../round/run-case';
import { JobQueue, type Taker } from './job-queue';
import type { Hooks, Plan } from './plan';
import { Results, type Death } from './results';

export class CaseRun {
  private readonly queue: JobQueue;
  private readonly planned: number;
  private readonly results = new Results();
  private readonly pool: LanePool;
  /** Nothing more is begun; what has begun ends. */
  private stopped = false;

  constructor(
    private readonly plan: Plan,
    private readonly hooks: Hooks,
    stack: Stack,
  ) {
    const { target, timing } = plan;
    this.queue = new JobQueue(plan);
    this.planned = this.queue.left().length;
    const died = (death: Death): void => this.takeBack(death);
    this.pool = new LanePool({ stack, target, timing, note: hooks.note, died });
  }

  /** Rejects where a lane cannot be opened, or with the signal's reason. */
  async finish(): Promise<Required<Pick<Report, 'results' | 'notBegun'>>> {
    const { signal } = this.hooks;
    const tellInterrupted = (): void => this.tellInterrupted();
    signal.addEventListener('abort', tellInterrupted, { once: true });
    try {
      await Promise.all(this.queue.takersFor(this.plan.lanes).map((taker) => this.work(taker)));
    } finally {
      signal.removeEventListener('abort', tellInterrupted);
    }
    signal.throwIfAborted();
    this.pool.tellDeaths();
    return { results: this.results.inOrder(), notBegun: this.queue.left().map(({ of }) => of.id) };
  }

  private async work(taker: Taker): Promise<void> {
    try {
      while (!this.stopped && !this.hooks.signal.aborted) {
        const job = this.queue.next(taker);
        if (job === undefined) return;
        const { result, on } = await this.pool.use(job.of, async (lane) => ({
          result: await this.judge(job.of, lane),
          on: lane.name,
        }));
        // The stack was closed under its feet: what it looked like says nothing of the cause.
        this.hooks.signal.throwIfAborted();
        this.results.add(job, on, result);
        this.tell(result, job.of);
      }
    } catch (thrown) {
      // The stack is about to be closed: the other lanes begin nothing more.
      this.stopped = true;
      throw thrown;
    }
  }

  private async judge(of: Case, lane: EngineLane): Promise<Result> {
    const { checker, fixes } = this.plan;
    const result = await runCase(of, lane, fixes, { checker, begun: (phase) => this.tellPhase(of, phase) });
    if (result.verdict === 'inconclusive') await this.stopWithoutDatabase(of, lane);
    return result;
  }

  /** Every lane's is in the cluster that they share: no case after this could tell anything. */
  private async stopWithoutDatabase(of: Case, { database }: EngineLane): Promise<void> {
    if (this.stopped || needsOwnCluster(of)) return;
    const why = await whyDatabaseIsGone(database);
    if (why === null || this.hooks.signal.aborted) return;
    this.stopped = true;
    this.hooks.note(`${why}. Nothing more is begun.`);
  }

  private takeBack(death: Death): void {
    const taken = this.results.takeBack(death);
    if (taken !== null) this.tell(taken.result, taken.of);
  }

  private tell(result: Result, of: Case): void {
    for (const reporter of this.hooks.reporters) reporter.result?.(result, of);
    this.stopped ||= this.plan.bail && result.verdict !== 'reproduced';
  }

  private tellPhase(of: Case, phase: Phase): void {
    if (this.hooks.signal.aborted) return;
    for (const reporter of this.hooks.reporters) reporter.phase?.(of, phase);
  }

  private tellInterrupted(): void {
    const left = this.planned - this.results.count;
    for (const reporter of this.hooks.reporters) reporter.interrupted?.(this.results.count, left);
  }
}
