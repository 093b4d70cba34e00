import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { buildSync } from 'esbuild';
import { keepResult, readGivenResults, readOwnResults, resultFile, together } from '.';
import { sampleResult } from './sample-result';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'chaos-401-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const ids = (file: string) => readOwnResults(file).results.map(({ id }) => id);

describe('the results of a trainee', () => {
  test('are none where no drill has ended yet', () => {
    expect(readOwnResults(resultFile(directory, 'Ada'))).toEqual({ results: [], notes: [] });
  });

  test('are read as they were kept, oldest first', () => {
    const [second, first] = [
      sampleResult({ startedAt: '2026-02-01T00:00:00.000Z' }),
      sampleResult({ startedAt: '2026-01-01T00:00:00.000Z' }),
    ];
    keepResult(directory, second);
    expect(readOwnResults(keepResult(directory, first)).results).toEqual([first, second]);
  });

  test.each(['Ada', 'ada', '../../etc/passwd', 'Ада', '.', '日本', 'a'.repeat(300)])(
    'of "%s" stand in a file of their own, in one folder, with a name that every file system takes',
    (trainee) => {
      const file = keepResult(directory, sampleResult({ trainee }));
      expect(dirname(file)).toBe(join(directory, 'progress'));
      expect(basename(file)).toMatch(/^[a-z0-9-]{8,60}\.jsonl$/);
      expect(file).not.toBe(resultFile(directory, `${trainee} `));
      expect(resultFile(directory, 'Ada')).not.toBe(resultFile(directory, 'ada'));
    },
  );

  test('say what to do where they cannot be kept', () => {
    writeFileSync(join(directory, 'progress'), 'a file in the way');
    expect(() => keepResult(directory, sampleResult())).toThrow(
      /^Failed to keep the result: .*CHAOS401_DATA_DIR\.$/s,
    );
  });
});

describe('a damaged file', () => {
  function damaged(): string {
    const file = keepResult(directory, sampleResult({ id: 'before' }));
    appendFileSync(file, '{"schema":1,"id":"cut o');
    return keepResult(directory, sampleResult({ id: 'after' }));
  }

  test('is kept aside as it was, and said; what can be read of it stays', () => {
    const file = damaged();
    const as = readFileSync(file, 'utf8');
    const { results, notes } = readOwnResults(file);
    expect(results.map(({ id }) => id)).toEqual(['before', 'after']);
    const [aside = ''] = readdirSync(dirname(file)).filter((name) => name.includes('.damaged-'));
    expect(notes).toEqual([expect.stringContaining(aside)]);
    expect(readFileSync(join(dirname(file), aside), 'utf8')).toBe(as);
    expect(readOwnResults(file)).toEqual({ results, notes: [] });
  });

  test('of somebody else is read and left as it is', () => {
    const file = damaged();
    const as = readFileSync(file, 'utf8');
    expect(readGivenResults(file)).toMatchObject({
      results: [{ id: 'before' }, { id: 'after' }],
      notes: [expect.stringContaining('line 3')],
    });
    expect([readFileSync(file, 'utf8'), readdirSync(dirname(file)).length]).toEqual([as, 1]);
  });

  test('is none for what a newer version has written: that is kept, and said', () => {
    const file = keepResult(directory, sampleResult({ id: 'ours' }));
    appendFileSync(file, '{"schema":2,"id":"theirs"}\nrubbish\n');
    expect(readOwnResults(file).notes).toHaveLength(2);
    const { results, notes } = readOwnResults(file);
    expect(results.map(({ id }) => id)).toEqual(['ours']);
    expect(notes).toEqual([expect.stringMatching(/newer version.*Update/)]);
  });
});

describe('results that are collected', () => {
  test('count once, in however many files they stand', () => {
    const ada = keepResult(directory, sampleResult({ id: 'a', trainee: 'Ada' }));
    const bob = keepResult(directory, sampleResult({ id: 'b', trainee: 'Bob' }));
    const all = together([ada, bob, ada].map(readGivenResults));
    expect(all.results.map(({ id }) => id).sort()).toEqual(['a', 'b']);
  });

  test('are refused where a file has none, or is not there', () => {
    const file = join(directory, 'holiday.jpg');
    writeFileSync(file, 'not one');
    expect(() => readGivenResults(file)).toThrow(/^Failed to collect the results: .*holiday\.jpg\)\. Give/);
    expect(() => readGivenResults(`${file}.gone`)).toThrow(/^Failed to read the results: /);
  });
});

describe('several drills at once', () => {
  const PROCESSES = 4;
  const EACH = 25;

  /** Each keeps its results in the one file of Ada. */
  async function keepAtOnce(meanwhile: () => void): Promise<void> {
    const script = join(directory, 'keep.cjs');
    buildSync({
      entryPoints: [join(__dirname, 'keep-results.fixture.ts')],
      outfile: script,
      bundle: true,
      platform: 'node',
      logLevel: 'error',
    });
    let running = PROCESSES;
    const ended = Array.from({ length: PROCESSES }, async (_, index) => {
      const child = spawn(process.execPath, [script, directory, `p${String(index)}`, String(EACH)]);
      expect(await once(child, 'exit')).toEqual([0, null]);
      running -= 1;
    });
    const work = (async () => {
      for (; running > 0; await new Promise(setImmediate)) meanwhile();
    })();
    await Promise.all([...ended, work]);
  }

  test('lose nothing', async () => {
    await keepAtOnce(() => undefined);
    expect(new Set(ids(resultFile(directory, 'Ada'))).size).toBe(PROCESSES * EACH);
  });

  test('lose nothing while a damaged file is put aside again and again', async () => {
    const file = keepResult(directory, sampleResult({ id: 'first' }));
    await keepAtOnce(() => {
      appendFileSync(file, '\n{"cut off\n');
      readOwnResults(file);
    });
    expect(new Set(ids(file)).size).toBe(PROCESSES * EACH + 1);
  });
});
