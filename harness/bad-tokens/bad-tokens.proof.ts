import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { timingBesideOthers } from '../engine/timing';
import type { Edit } from '../mutants/edit-source';
import { mutantRuntime } from '../mutants/mutant-runtime';
import { embeddedRuntime } from '../runtimes/embedded';
import { openRunDirectory, type RunDirectory } from '../support/files/run-directory';
import { bundledTarget as target } from '../testing/bundled-target';
import { isSound } from './describe-bad-tokens';
import { runBadTokens } from './run-bad-tokens';

const LIMIT_MS = 300_000;
const SEED = randomInt(2 ** 32 - 1);

/** What each would be a defect that the catalogue rules out. */
const DEFECTS: readonly Edit[] = [
  {
    file: 'backend/src/authorization-header.ts',
    find: 'const SCHEME_AND_TOKEN = /^bearer +([^ \\t]+)$/i;',
    replace: 'const SCHEME_AND_TOKEN = /^bearer +([^ \\t]+)$/;',
  },
  {
    file: 'backend/src/authorization-header.ts',
    find: '/^bearer +([^ \\t]+)$/i',
    replace: '/^bearer\\s+(\\S+)$/i',
  },
  {
    file: 'backend/src/tokens.ts',
    find: "typeof userId === 'string' && UUID.test(userId)",
    replace: "typeof userId === 'string'",
  },
  {
    file: 'backend/src/tokens.ts',
    find: "known ? thrown.message : 'invalid token'",
    replace: '(thrown as Error).message',
  },
  {
    file: 'backend/src/tokens.ts',
    find: 'algorithms: [ALGORITHM]',
    replace: "algorithms: ['HS256', 'HS512']",
  },
];

describe(`bad tokens of seed ${SEED}`, () => {
  let run: RunDirectory;
  beforeAll(() => void (run = openRunDirectory()));
  afterAll(() => run.close());

  const reportOf = (edit: Edit | null, count: number) =>
    runBadTokens({
      runtime:
        edit === null
          ? embeddedRuntime
          : mutantRuntime({
              runtime: embeddedRuntime,
              edit,
              project: join(__dirname, '..', '..'),
              folder: run.path,
              name: 'defective',
            }),
      target,
      timing: timingBesideOthers(),
      seed: SEED,
      count,
      hooks: { note: () => undefined, signal: new AbortController().signal },
      progress: () => undefined,
    });

  test(
    'are answered as the oracle says, one and all',
    async () => {
      const report = await reportOf(null, 1000);
      expect(report).toMatchObject({ tokens: 1000, otherwise: 0, failing: [], faults: [] });
      expect(isSound(report)).toBe(true);
    },
    LIMIT_MS,
  );

  test.each(DEFECTS)(
    'show a target with $replace for what it is',
    async (edit) => {
      const report = await reportOf(edit, 1000);
      expect(report.otherwise).toBeGreaterThan(0);
      expect(isSound(report)).toBe(false);
      const [failing] = report.failing;
      expect(failing?.tested.differences).not.toEqual([]);
      expect(failing?.path).toMatch(/^\d+(:\d+)*$/);
    },
    LIMIT_MS,
  );
});
