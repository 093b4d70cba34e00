import type { Case } from '../contract/scenario';
import { separate } from '../registry/separate';
import { CASES } from '../testing/catalogue';
import { judged, type Judged } from '../testing/judged';
import { bundledTarget as target } from '../testing/bundled-target';

const CASE_LIMIT_MS = 60_000;

describe('a fix that silently does nothing is seen not to help', () => {
  const cases = separate(CASES, target).applicable.map(withFixIdle);
  let run: Judged;
  beforeAll(() => {
    run = judged({ cases, target, fixes: 'first' });
  });
  afterAll(() => run.close(), CASE_LIMIT_MS);

  test.each(cases)(
    '$id is not reproduced, and differs after the fix',
    async ({ id, variant }) => {
      const { verdict, why, differences } = await run.of(id);
      expect({ verdict, why }).toEqual({
        verdict: 'not reproduced',
        why: `the fix did not help: ${variant.fixes[0].title}`,
      });
      expect(differences).not.toEqual([]);
      for (const { at } of differences) expect(at).toMatch(/^\/fix\//);
    },
    CASE_LIMIT_MS,
  );
});

/** Whichever fix does nothing, the stack stays as the faults have left it: one stands for all. */
function withFixIdle({ id, cause, variant }: Case): Case {
  const [fix] = variant.fixes;
  const idle = { ...fix, apply: async () => undefined };
  return { id: `${id} without "${fix.title}"`, cause, variant: { ...variant, fixes: [idle] } };
}
