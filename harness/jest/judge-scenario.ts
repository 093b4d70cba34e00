// Turns a scenario file into Jest tests: one for each variant, with all its fixes, on a stack of this file's own.

import type { Stack } from '../contract/runtime';
import { checkerFor } from '../cli/checker-for';
import { readTarget } from '../configuration/read-target';
import { LanePool } from '../engine/lane/lane-pool';
import { runCase } from '../engine/round/run-case';
import { patientOn } from '../engine/patience';
import { timingBesideOthers } from '../engine/timing';
import { loadCauses } from '../registry/load-causes';
import { casesOf } from '../registry/select';
import { separate } from '../registry/separate';
import { explain } from './explain';
import { runtimeForTests } from './runtime-for-tests';
import target from '../../target-app/target';

/** A variant and its fixes, on a machine with more to do than cores. */
const CASE_LIMIT_MS = 60_000;
const OPEN_LIMIT_MS = 120_000;

/** Called at the end of a scenario file that Jest runs. */
export function judgeScenario(name: string, file: string, definition: unknown): void {
  const causes = loadCauses([{ name, file, definition }]);
  const definedTarget = readTarget(target, { causes });
  const { applicable, notApplicable } = separate(casesOf(causes), definedTarget);
  const note = (line: string) => process.stderr.write(`${line}\n`);
  let stack: Stack | undefined;
  let pool: LanePool | undefined;

  describe(`${name}: ${causes[0]?.meta.title ?? ''}`, () => {
    beforeAll(async () => {
      const runtime = await runtimeForTests(definedTarget);
      const timing = patientOn(runtime.name, timingBesideOthers());
      stack = await runtime.open({ target: definedTarget, timing, note });
      pool = new LanePool({ stack, target: definedTarget, timing, note });
    }, OPEN_LIMIT_MS);
    afterAll(async () => {
      await stack?.close();
    }, OPEN_LIMIT_MS);

    test.each(applicable.map((of) => ({ of, id: of.id, summary: of.variant.summary })))(
      '$id is reproduced and mended: $summary',
      async ({ of }) => {
        const result = await (pool as LanePool).use(of, (lane) =>
          runCase(of, lane, 'all', { checker: checkerFor(definedTarget) }),
        );
        if (result.verdict !== 'reproduced') throw new Error(explain(result));
        expect(result.fixes).toHaveLength(of.variant.fixes.length);
      },
      CASE_LIMIT_MS,
    );
    // What the target does not offer cannot be judged; it is shown, lest it be taken for a pass.
    for (const { case: of, reason } of notApplicable)
      test.skip(`${of.id} does not apply: the target ${reason}`, () => undefined);
  });
}
