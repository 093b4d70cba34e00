import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { SAMPLE_TARGET } from '../testing/sample-target';
import { bundleTarget } from '../runtimes/common/bundle-target';
import { forgetBundles } from './forget-bundles';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'forget-bundles-test-'));
  writeFileSync(join(folder, 'package.json'), '{}');
  mkdirSync(join(folder, 'target'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('of a target, the bundles of its backend and of its job are gone, and nobody else’s', async () => {
  const [target, other] = [targetIn('target'), targetIn('target/other')];
  const run = { path: folder };
  const bundles = [
    await bundleTarget(target, run, 'server.ts'),
    await bundleTarget(target, run, 'job.ts'),
    await bundleTarget(other, run, 'server.ts'),
  ];
  const kept = () => bundles.map(filesBeside).map((files) => files.length > 0);
  expect(kept()).toEqual([true, true, true]);
  forgetBundles(target);
  expect(kept()).toEqual([false, false, true]);
  forgetBundles(other);
  expect(kept()).toEqual([false, false, false]);
});

function targetIn(name: string): typeof SAMPLE_TARGET {
  const root = join(folder, name);
  mkdirSync(root, { recursive: true });
  for (const source of ['server.ts', 'job.ts'])
    writeFileSync(join(root, source), `console.log(${JSON.stringify(name)});`);
  return {
    ...SAMPLE_TARGET,
    root,
    aggressiveCleanup: { program: { kind: 'bundle', file: 'job.ts' }, environment: {} },
  };
}

/** The bundle, its map and its manifest: all that is called like it but for the hash of its content. */
function filesBeside(bundle: string): string[] {
  const name = basename(bundle).replace(/-[^-]*$/, '');
  return readdirSync(dirname(bundle)).filter((file) => file.startsWith(name));
}
