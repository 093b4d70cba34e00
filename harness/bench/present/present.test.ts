import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { openPage } from '../../reporters/page';
import { TextOutput } from '../../reporters/text-output';
import type { Figure, Part } from '../figure';
import type { Bench } from '../run-bench';
import { benchmarksPage } from './benchmarks-page';
import { describePart, describePromises } from './describe-part';
import { drawSegments } from './draw-segments';

const page = openPage({ stdout: new TextOutput(), stderr: new TextOutput(), env: {} });

const PART: Part = {
  name: 'part',
  title: 'A part',
  figures: [
    { name: 'ours', unit: 's', values: [1, 2, 3], how: 'npm run -s x' },
    {
      name: 'theirs, to ours',
      unit: '×',
      values: [12],
      how: 'round by round',
      limit: { is: 'at least', value: 10 },
    },
    { name: 'memory', unit: 'MiB', values: [500.4], how: '', limit: { is: 'at most', value: 400 } },
  ],
  segments: [
    { name: 'begin', values: [100, 100, 130] },
    { name: 'end', values: [300] },
  ],
  says: ['It was so.'],
  faults: ['npm run x: exit 1\n  because'],
};

const UNMEASURED: Figure = {
  ...({ name: 'theirs', unit: '×', values: [], how: 'round by round' } as const),
  ...{ limit: { is: 'at least', value: 10 } as const, unmeasured: 'no engine' },
};

const BENCH: Bench = {
  schema: 1,
  tool: '1.2.3',
  startedAt: '2026-01-02T03:04:05.678Z',
  machine: {
    processor: 'a processor',
    cores: 2,
    memoryGiB: 8,
    system: 'a system',
    node: '20.19.0',
    load: 0.25,
  },
  parts: [PART, { ...PART, title: 'Another', segments: [], says: [], faults: [] }],
};

describe('the bench', () => {
  test('is shown with the limit beside each figure that has one, and whether it is kept', () => {
    expect(describePart(page, PART).split('\n')).toEqual([
      'A part',
      '  ours             2.00 s (1.00–3.00)',
      '✔ theirs, to ours  12.0 × (12.0–12.0)  at least 10 ×',
      '✖ memory           500 MiB (500–500)   at most 400 MiB',
      '  begin  █████████████                              100 ms  25 %',
      '  end    ████████████████████████████████████████   300 ms  75 %',
      '  It was so.',
      '✖ npm run x: exit 1',
      '  because',
      '',
      '',
    ]);
  });

  test('counts promises that are broken and runs that ended badly as failed', () => {
    expect(describePromises(page, [PART])).toMatch(/^✖ 1 passed, 2 failed: /);
    expect(describePromises(page, [{ ...PART, figures: [UNMEASURED], faults: [] }])).toMatch(
      /^ {2}not measured: theirs \(no engine\)\n✔ 0 passed, 0 failed, 1 not measured: /,
    );
    const kept = { ...PART, figures: PART.figures.slice(0, 2), faults: [] };
    expect(describePromises(page, [kept])).toMatch(/^✔ 1 passed, 0 failed: /);
  });

  test('is written as Prettier would write it, with the day, the machine and the picture', () => {
    const written = benchmarksPage(BENCH, 'picture.svg');
    const prettier = join('node_modules', 'prettier', 'bin', 'prettier.cjs');
    const args = [prettier, '--stdin-filepath', 'docs/benchmarks.md'];
    expect(execFileSync(process.execPath, args, { input: written, encoding: 'utf8' })).toBe(written);
    expect(written).toContain('Measured on 2026-01-02, version 1.2.3, on 2 cores of a processor, 8 GiB');
    expect(written).toContain('![A part](picture.svg)');
    expect(written).toContain('Ended badly: npm run x: exit 1 because');
  });

  test('says on the page and in the terminal what was not measured, with what is promised of it', () => {
    const part = { ...PART, figures: [UNMEASURED] };
    expect(describePart(page, part)).toMatch(/^ {2}theirs {2}not measured {2}at least 10 ×$/m);
    const written = benchmarksPage({ ...BENCH, parts: [part] }, 'picture.svg');
    expect(written).toMatch(/^\| theirs \| not measured +\| at least 10 × \| no engine \|$/m);
  });

  test('draws each segment as long as it takes', () => {
    const picture = drawSegments('Whole', PART.segments ?? []);
    const widths = [...picture.matchAll(/width="([\d.]+)" height="34"/g)].map(([, width]) => Number(width));
    expect(widths).toEqual([178, 534]);
    expect(picture).toContain('Whole: 400 ms');
    expect(picture).toContain('begin: 100 ms, 25 %');
  });
});
