// Runs cases of a target on the embedded runtime in the background, so that each can be a test of its own.

import type { Result } from '../contract/result';
import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import type { Timing } from '../contract/timing';
import { ONCE, type WhichFixes } from '../engine/plan/plan';
import { runPlan } from '../engine/plan/run-plan';
import { timingBesideOthers } from '../engine/timing';
import { embeddedRuntime } from '../runtimes/embedded';

export interface JudgedOptions {
  readonly cases: readonly Case[];
  readonly target: TargetDefinition;
  readonly fixes: WhichFixes;
  /** By the rule for this machine where it is missing. */
  readonly timing?: Timing;
}

export interface Judged {
  /** The result of the case with this id, as soon as it is there. Rejects where the run does. */
  of(id: string): Promise<Result>;
  /** Ends the run, and resolves once nothing of it is left. */
  close(): Promise<void>;
}

const LANES = 2;

/** Begins at once. The ids of the cases must differ. */
export function judged({ cases, target, fixes, timing = timingBesideOthers() }: JudgedOptions): Judged {
  const stop = new AbortController();
  const waiting = new Map(cases.map(({ id }) => [id, awaited()]));
  const run = runPlan(
    {
      cases,
      target,
      runtime: embeddedRuntime,
      ...ONCE,
      lanes: LANES,
      fixes,
      seed: 1,
      timing,
      tool: 'test',
    },
    {
      reporters: [{ result: (result) => waiting.get(result.id)?.resolve(result), end: () => undefined }],
      note: (line) => process.stderr.write(`${line}\n`),
      signal: stop.signal,
    },
  );
  return {
    of: async (id) => {
      const one = waiting.get(id);
      if (one === undefined) throw new Error(`No case ${id} is run.`);
      return Promise.race([one.result, run.then(() => one.result)]);
    },
    async close() {
      stop.abort(new Error('the tests are over'));
      await run.catch(() => undefined);
    },
  };
}

function awaited() {
  let resolve: (result: Result) => void = () => undefined;
  const result = new Promise<Result>((given) => (resolve = given));
  return { result, resolve };
}
