// The gate as tests of a project's own: one for each variant, on one stack, some of them at a time.

import { availableParallelism } from 'node:os';
import { checkerFor } from '../cli/checker-for';
import { readCatalogue } from '../cli/catalogue';
import type { Parts } from '../cli/parts';
import { tooFew } from '../cli/too-few';
import type { Result } from '../contract/result';
import type { Stack } from '../contract/runtime';
import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { LanePool } from '../engine/lane/lane-pool';
import { patientOn } from '../engine/patience';
import { runCase } from '../engine/round/run-case';
import { timingBesideOthers } from '../engine/timing';
import { casesOf, select } from '../registry/select';
import { separate } from '../registry/separate';
import { atMost } from '../support/at-most';
import { messageOf } from '../support/user-error';
import { explain } from './explain';
import { runtimeForTests } from './runtime-for-tests';

/** What Jest gives to a test file. */
export interface JestGlobals {
  readonly describe: (title: string, tests: () => void) => void;
  readonly test: {
    skip(title: string, body: () => void): void;
    concurrent(title: string, body: () => Promise<void>, limitMs: number): void;
  };
  readonly afterAll: (body: () => Promise<void>, limitMs: number) => void;
  /** Throws an error of the test's own realm. */
  readonly fail: (message: string) => never;
}

export interface GateTestsOptions {
  readonly names?: readonly string[];
  readonly lanes?: number;
  readonly runtime?: string;
}

export type GateTests = (parts: Parts, jest: JestGlobals, options: GateTestsOptions) => void;

/** A variant with all its fixes, behind others that wait for a lane, of a backend that starts slowly. */
const CASE_LIMIT_MS = 600_000;
const MOST_LANES = 4;

export const gateTests: GateTests = (parts, { describe, test, afterAll, fail }, options) => {
  const { causes, target } = orFail(fail, () => readCatalogue(parts));
  const { names } = options;
  const cases = orFail(fail, () => (names === undefined ? casesOf(causes) : select(causes, names)));
  const { applicable, notApplicable } = separate(cases, target);
  const lanes = atMost(options.lanes ?? Math.min(MOST_LANES, availableParallelism() + 1));
  let opened: Promise<{ stack: Stack; pool: LanePool }> | undefined;

  describe(`chaos-401 on ${target.name}`, () => {
    afterAll(async () => (await opened?.catch(() => undefined))?.stack.close(), CASE_LIMIT_MS);

    for (const of of applicable)
      test.concurrent(
        titleOf(of),
        async () => {
          const result = await lanes(async () => judge(of, (opened ??= open(target, options)))).catch(
            (thrown: unknown) => fail(messageOf(thrown)),
          );
          if (result.verdict !== 'reproduced') fail(explain(result));
        },
        CASE_LIMIT_MS,
      );
    if (names === undefined)
      test.concurrent(
        'enough of the catalogue applies',
        async () => {
          const few = tooFew(target, applicable.length);
          if (few !== null) fail(few);
        },
        CASE_LIMIT_MS,
      );
    // What the target does not offer cannot be judged; it is shown, lest it be taken for a pass.
    for (const { case: of, reason } of notApplicable)
      test.skip(`${of.id} does not apply: the target ${reason}`, () => undefined);
  });
};

function titleOf({ id, variant }: Case): string {
  return `${id} is reproduced and mended: ${variant.summary}`;
}

async function open(target: TargetDefinition, { runtime: asked }: GateTestsOptions) {
  const runtime = await runtimeForTests(target, asked);
  const note = (line: string): void => void process.stderr.write(`${line}\n`);
  const timing = patientOn(runtime.name, timingBesideOthers());
  const stack = await runtime.open({ target, timing, note });
  return { stack, pool: new LanePool({ stack, target, timing, note }) };
}

async function judge(of: Case, opening: Promise<{ readonly pool: LanePool }>): Promise<Result> {
  const { pool } = await opening;
  return pool.use(of, (lane) => runCase(of, lane, 'all', { checker: checkerFor(lane.target) }));
}

function orFail<T>(fail: JestGlobals['fail'], work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    return fail(messageOf(thrown));
  }
}
