import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '../contract/runtime';
import { ONCE } from '../engine/plan/plan';
import { runPlan } from '../engine/plan/run-plan';
import { timingBesideOthers } from '../engine/timing';
import { cacheFolders } from '../launch/cache-folders.cjs';
import { embeddedRuntime } from '../runtimes/embedded';
import { caseNamed } from '../testing/catalogue';
import { bundledTarget as target } from '../testing/bundled-target';
import { editFor } from './edit-for';
import type { Edit } from './edit-source';
import { mutantRuntime } from './mutant-runtime';

const PROJECT = join(__dirname, '..', '..');

const LIMIT_MS = 120_000;

let folder: string;
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'chaos-401-mutants-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function judged(name: string, edit: Edit | null, inner: Runtime = embeddedRuntime) {
  const runtime = mutantRuntime({ runtime: inner, edit, project: PROJECT, folder, name });
  const { results } = await runPlan(
    {
      cases: [caseNamed('token-missing/no-header')],
      target,
      runtime,
      ...ONCE,
      seed: 1,
      timing: timingBesideOthers(),
      tool: 'test',
    },
    {
      reporters: [],
      note: (line) => process.stderr.write(`${line}\n`),
      signal: new AbortController().signal,
    },
  );
  return results[0];
}

/** The files in the project's cache that belong to a bundle made in our folder; other runs may write theirs meanwhile. */
function ourBundles(): string[] {
  return cacheFolders(PROJECT)
    .filter((cache) => existsSync(cache))
    .flatMap((cache) => {
      const files = readdirSync(cache);
      const manifests = files.filter((file) => /^target-\w+\.json$/.test(file));
      const ours = manifests.filter((file) => readFileSync(join(cache, file), 'utf8').includes(folder));
      const names = ours.map((file) => file.replace('.json', ''));
      return files
        .filter((file) => names.some((name) => file.startsWith(name)))
        .map((file) => join(cache, file));
    });
}

describe('an edited copy on the embedded runtime', () => {
  test(
    'is seen red, by the place of its edit; the same copy without it is reproduced',
    async () => {
      expect(await judged('control', null)).toMatchObject({ verdict: 'reproduced', differences: [] });
      expect(await judged('mutant', editFor('status', 'no_token'))).toMatchObject({
        verdict: 'not reproduced',
        differences: [{ at: '/exchanges/0/response/status', expected: 401, got: 403 }],
      });
    },
    LIMIT_MS,
  );

  test(
    'is gone afterwards, and so are its bundles',
    async () => {
      let kept: string[] = [];
      await judged('short-lived', editFor('body', 'no_token'), {
        name: 'embedded',
        open: async (options) => {
          const stack = await embeddedRuntime.open(options);
          return { ...stack, close: () => stack.close().then(() => void (kept = ourBundles())) };
        },
      });
      expect(kept).not.toEqual([]);
      expect(kept.filter((file) => existsSync(file))).toEqual([]);
      expect(existsSync(join(folder, 'short-lived'))).toBe(false);
    },
    LIMIT_MS,
  );
});
