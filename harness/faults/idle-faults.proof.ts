import type { Fault } from '../contract/fault';
import type { Case } from '../contract/scenario';
import { timingBesideOthers } from '../engine/timing';
import { separate } from '../registry/separate';
import { CASES } from '../testing/catalogue';
import { judged, type Judged } from '../testing/judged';
import { bundledTarget as target } from '../testing/bundled-target';

const CASE_LIMIT_MS = 60_000;

describe('a fault that silently does nothing is never taken for the real one', () => {
  const cases = separate(CASES, target).applicable.flatMap(withEachFaultIdle);
  let run: Judged;
  beforeAll(() => {
    run = judged({ cases, target, fixes: 'first', timing: hurried() });
  });
  afterAll(() => run.close(), CASE_LIMIT_MS);

  test.each(cases)(
    '$id is inconclusive',
    async ({ id }) => {
      const { verdict, why, phases } = await run.of(id);
      expect({ verdict, why }).toEqual({ verdict: 'inconclusive', why: expect.any(String) as unknown });
      expect(why).not.toMatch(/not healthy before the fault/);
      expect(phases.fix).toBe(0);
    },
    CASE_LIMIT_MS,
  );
});

/** Where the fault before it does nothing, a fault may wait for what cannot come: not for long. */
function hurried() {
  const timing = timingBesideOthers();
  return {
    ...timing,
    queryTimeoutMs: 2 * timing.connectTimeoutMs,
    deadlineMs: 4 * timing.connectTimeoutMs,
  };
}

function withEachFaultIdle({ id, cause, variant }: Case): Case[] {
  return variant.faults.map((idle) => {
    const faults = variant.faults.map((fault) =>
      fault === idle ? { ...fault, act: async () => undefined } : fault,
    );
    return { id: `${id} without "${idle.title}"`, cause, variant: { ...variant, faults: faults as [Fault] } };
  });
}
