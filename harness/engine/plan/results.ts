// What a run has found so far; a target that dies of a case later takes its verdict back.

import type { Result } from '../../contract/result';
import type { Case } from '../../contract/scenario';
import { escapePointer } from '../../evidence/compare';
import type { Job } from './order';

interface Found {
  readonly job: Job;
  result: Result;
}

export interface Death {
  /** The lane whose process it was. */
  readonly lane: string;
  readonly process: string;
  /** As of `TargetProcess.ended`. */
  readonly how: string;
}

export class Results {
  private readonly found: Found[] = [];
  private readonly lastOn = new Map<string, Found>();

  get count(): number {
    return this.found.length;
  }

  add(job: Job, lane: string, result: Result): void {
    const found = { job, result };
    this.found.push(found);
    this.lastOn.set(lane, found);
  }

  /** The case that the lane was used for last, with what becomes of its result; null where there was none, or it was killed from outside. */
  takeBack({ lane, process, how }: Death): { readonly of: Case; readonly result: Result } | null {
    const found = this.lastOn.get(lane);
    if (found?.result.verdict !== 'reproduced' || how === 'SIGKILL') return null;
    found.result = {
      ...found.result,
      verdict: 'not reproduced',
      why: 'the target did not outlive the fault',
      differences: [{ at: `/later/processes/${escapePointer(process)}`, expected: 'alive', got: how }],
    };
    return { of: found.job.of, result: found.result };
  }

  /** In the order of the plan. */
  inOrder(): readonly Result[] {
    return this.found.sort((one, other) => one.job.index - other.job.index).map(({ result }) => result);
  }
}
