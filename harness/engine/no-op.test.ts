import type { Fault } from '../contract/fault';
import type { Fix } from '../contract/fix';
import type { Case } from '../contract/scenario';
import { separate } from '../registry/separate';
import { CASES } from '../testing/catalogue';
import { judged, type Judged } from '../testing/judged';
import target from '../../target-app/target';

const CASE_LIMIT_MS = 60_000;

const doNothing = async () => undefined;

const { applicable } = separate(CASES, target);
const withoutFault = applicable.flatMap(withEachFaultIdle);
const withoutFix = applicable.map(withFixIdle);

let run: Judged;
beforeAll(() => {
  run = judged({ cases: [...withoutFault, ...withoutFix], target, fixes: 'first' });
});
afterAll(() => run.close(), CASE_LIMIT_MS);

describe('a fault that silently does nothing is never taken for the real one', () => {
  test.each(withoutFault)(
    '$id is inconclusive',
    async ({ id }) => {
      const { verdict, why } = await run.of(id);
      expect({ verdict, why }).toEqual({ verdict: 'inconclusive', why: expect.any(String) as unknown });
    },
    CASE_LIMIT_MS,
  );
});

describe('a fix that silently does nothing is seen not to help', () => {
  test.each(withoutFix)(
    '$id is not reproduced',
    async ({ id }) => {
      const { verdict, why, differences } = await run.of(id);
      expect({ verdict, why }).toEqual({
        verdict: 'not reproduced',
        why: expect.stringMatching(/^the fix did not help: /) as unknown,
      });
      expect(differences.map(({ at }) => at)).toContainEqual(expect.stringMatching(/^\/fix\//));
    },
    CASE_LIMIT_MS,
  );
});

function withEachFaultIdle({ id, cause, variant }: Case): Case[] {
  return variant.faults.map((idle) => {
    const faults = variant.faults.map((fault) => (fault === idle ? { ...fault, act: doNothing } : fault));
    return { id: `${id} without "${idle.title}"`, cause, variant: { ...variant, faults: faults as [Fault] } };
  });
}

function withFixIdle({ id, cause, variant }: Case): Case {
  const [fix] = variant.fixes;
  const fixes: readonly [Fix] = [{ ...fix, apply: doNothing }];
  return { id: `${id} without "${fix.title}"`, cause, variant: { ...variant, fixes } };
}
