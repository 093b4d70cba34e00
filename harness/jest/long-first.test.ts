import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type Sequencer from '@jest/test-sequencer';
import LongFirst from './long-first.cjs';

type Tests = Parameters<Sequencer['sort']>[0];
type Results = Parameters<Sequencer['cacheResults']>[1];
type Options = ConstructorParameters<typeof Sequencer>[0];

const ROOT = join(__dirname, '..', '..');
const SHORT = ['a.proof.ts', 'b.proof.ts'];

/** Files whose sizes would put the long ones last. */
function testsIn(cacheDirectory: string, names: readonly string[]): Tests {
  const context = {
    config: { cache: true, cacheDirectory, id: 'proofs', haste: {} },
    hasteFS: { getSize: (path: string) => (SHORT.includes(basename(path)) ? 2000 : 1000) },
  };
  return names.map((name) => ({ path: join(ROOT, name), context })) as unknown as Tests;
}

function newSequencer(): Sequencer {
  return new LongFirst({} as Options);
}

async function order(cacheDirectory: string): Promise<string[]> {
  const sorted = await newSequencer().sort(testsIn(cacheDirectory, [...SHORT, ...LongFirst.LONG]));
  return sorted.map(({ path }) => basename(path));
}

describe('the order of proofs', () => {
  let cacheDirectory = '';
  beforeEach(() => void (cacheDirectory = mkdtempSync(join(tmpdir(), 'chaos-401-order-'))));
  afterEach(() => rmSync(cacheDirectory, { recursive: true }));

  test('begins with the long ones where none has been timed', async () => {
    const sorted = await order(cacheDirectory);
    expect(new Set(sorted.slice(0, LongFirst.LONG.length))).toEqual(new Set(LongFirst.LONG));
  });

  test('goes by what was measured as soon as there is something', async () => {
    const tests = testsIn(cacheDirectory, [...SHORT, ...LongFirst.LONG]);
    const testResults = tests.map(({ path }, index) => ({
      testFilePath: path,
      perfStats: { runtime: 100 - index },
    }));
    newSequencer().cacheResults(tests, { testResults } as unknown as Results);
    expect(await order(cacheDirectory)).toEqual([...SHORT, ...LongFirst.LONG]);
  });

  test('names files that there are', () => {
    const files = readdirSync(join(ROOT, 'harness'), { recursive: true, encoding: 'utf8' });
    const proofs = files.map((file) => basename(file)).filter((name) => name.endsWith('.proof.ts'));
    expect(LongFirst.LONG.filter((name) => !proofs.includes(name))).toEqual([]);
  });
});
