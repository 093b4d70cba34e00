// What is still to be begun of a plan, and who may begin it.

import { orderOf, waitsOf, type Job } from './order';
import type { Plan } from './plan';

/** `waiting` takes only those that mostly wait for a timeout or the clock: they leave a core to the lanes that work. */
export type Taker = 'any' | 'waiting';

export class JobQueue {
  private readonly jobs: Job[];

  constructor(plan: Pick<Plan, 'cases' | 'repeat' | 'order' | 'seed'>) {
    this.jobs = orderOf(plan);
  }

  /** In the order of the plan. */
  left(): readonly Job[] {
    return this.jobs.toSorted((a, b) => a.index - b.index);
  }

  next(taker: Taker): Job | undefined {
    const index = taker === 'any' ? 0 : this.jobs.findIndex((job) => waitsOf(job) > 0);
    return index < 0 ? undefined : this.jobs.splice(index, 1)[0];
  }

  /** Who works at the same time: as many as there are lanes, and beside several of them one for those that wait. */
  takersFor(lanes: number): readonly Taker[] {
    const any = Array.from({ length: Math.min(lanes, this.jobs.length) }, (): Taker => 'any');
    const spare = lanes > 1 && this.jobs.length > lanes && this.jobs.some((job) => waitsOf(job) > 0);
    return spare ? ['waiting', ...any] : any;
  }
}
