import { createColors } from 'picocolors';
import { bundledTarget as target } from '../../testing/bundled-target';
import { CASES, CAUSES } from '../../testing/catalogue';
import { SAMPLE_OUTCOME, sampleTranscript } from '../sample-transcript';
import { asText } from '../telling/as-text';
import {
  classBlocks,
  courseFor,
  courseSeedOf,
  drillsLeft,
  keptResultOf,
  progressBlocks,
  progressOf,
  resultsCsv,
} from '.';
import { intervalDays, placeInBox } from './leitner';
import { sampleResult } from './sample-result';

const NAMES = CAUSES.map(({ name }) => name);
const PAGE = { paint: createColors(false), columns: 100 };
const DAY = 24 * 60 * 60 * 1000;
const START = Date.parse('2026-01-02T03:04:05.678Z');
const FOUND = { wrongAnswers: 0 };

describe('what is kept of a drill', () => {
  test('is what was to be found, how it ended, points and times', () => {
    expect(sampleResult()).toMatchObject({
      trainee: 'Ada',
      answers: ['jwt-mismatch/rotated-secret'],
      how: 'solved',
      points: 78,
      parts: { noticed: 10, named: 30 },
      wrongAnswers: 1,
      hints: 1,
      namedMs: 65_000,
      tookMs: 95_000,
    });
  });

  test('is nothing where the harness was at fault, or it goes on', () => {
    const outcome = { ...SAMPLE_OUTCOME, how: 'void', why: 'it died', grade: null } as const;
    expect(keptResultOf(sampleTranscript({ outcome }), 'Ada')).toBeNull();
    expect(keptResultOf(sampleTranscript({ outcome: null }), 'Ada')).toBeNull();
  });
});

describe('what to repeat next', () => {
  const next = (...results: Parameters<typeof sampleResult>[0][]) =>
    progressOf(NAMES, results.map(sampleResult), START + 3 * DAY).causes.map(({ name }) => name);

  test('is first what was missed, then what was never met, last what was found', () => {
    const order = next(
      { answers: ['jwt-expired/expired'], ...FOUND },
      { answers: ['jwt-expired/expired'], ...FOUND },
      { answers: ['cors/origin-not-allowed'] },
    );
    expect(order.slice(0, 2)).toEqual(['cors', 'jwt-mismatch']);
    expect(order.at(-1)).toBe('jwt-expired');
  });

  test('follows Leitner: found, one box up to the last; missed, back to the first', () => {
    const tries = (...found: boolean[]) => found.map((one) => ({ at: START, found: one }));
    expect(placeInBox([])).toBeNull();
    expect(placeInBox(tries(false))).toEqual({ box: 1, due: START + DAY });
    expect(placeInBox(tries(true, true))).toEqual({ box: 3, due: START + 4 * DAY });
    expect(placeInBox(tries(true, true, false))?.box).toBe(1);
    expect(placeInBox(tries(...Array<boolean>(9).fill(true)))?.box).toBe(5);
    expect([1, 2, 3, 4, 5].map((box) => intervalDays(box as 1))).toEqual([1, 2, 4, 8, 16]);
  });

  test('counts both causes of two faults, and what was no cause', () => {
    const { causes } = progressOf(
      NAMES,
      [sampleResult({ answers: ['cors/a', 'jwt-expired/b'] }), sampleResult({ answers: ['healthy'] })],
      START,
    );
    expect(
      causes
        .filter(({ drills }) => drills === 1)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(['cors', 'healthy', 'jwt-expired']);
  });

  test('does not count a tutorial', () => {
    expect(progressOf(NAMES, [sampleResult({ mode: 'tutorial' })], START).drills).toBe(0);
  });
});

describe('progress is told', () => {
  const results = [
    sampleResult(),
    sampleResult({ trainee: 'Bob', answers: ['cors/origin-not-allowed'], ...FOUND }),
  ];

  test('to a trainee: each cause, and the command that repeats it', () => {
    const text = asText(
      progressBlocks(
        progressOf(NAMES, results.slice(0, 1), START),
        { trainee: 'Ada', file: '/data/ada.jsonl' },
        START + DAY,
      ),
      PAGE,
    );
    expect(text).toMatch(/^Ada: 1 drill, 78 points \(median\)\n/);
    expect(text).toMatch(/jwt-mismatch +0 of 1 +78 +1:05 +2026-01-02 03:04 +1 +now\n/);
    expect(text).toContain('· npm run drill -- --cause jwt-mismatch · now');
    expect(text).toContain('Kept in /data/ada.jsonl');
    for (const name of NAMES) expect(text).toContain(name);
  });

  test('to whoever runs a class: each trainee, and what most miss', () => {
    const text = asText(classBlocks(NAMES, results, START), PAGE);
    expect(text).toMatch(/^2 trainees, 2 drills\n/);
    expect(text).toMatch(/Ada +1 +78 +0 of 10 +jwt-mismatch\n/);
    expect(text).toMatch(/jwt-mismatch +1 +0 % +1:05\n +cors +1 +100 % +1:05\n/);
  });
});

describe('CSV', () => {
  test('has a head, CRLF, and quotes where RFC 4180 wants them', () => {
    const csv = resultsCsv([sampleResult({ id: 'x', trainee: 'A "B", C\nD' })]);
    expect(csv.split('\r\n')).toHaveLength(3);
    expect(csv).toMatch(/^id,trainee,started_at,.*,took_s\r\nx,"A ""B"", C\nD",2026-/);
  });

  test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx'])('takes no name for a formula: %j', (trainee) => {
    const [, row = ''] = resultsCsv([sampleResult({ id: 'x', trainee })]).split('\r\n', 2);
    expect(row.replaceAll('"', '')).toMatch(/^x,'/);
  });
});

describe('the course', () => {
  test('is one drill for each cause, with rising levels, the same for the same seed', () => {
    const seed = Math.floor(Math.random() * 2 ** 32);
    const course = courseFor(CASES, target, seed);
    expect({ seed, causes: course.map(({ cause }) => cause).sort() }).toEqual({
      seed,
      causes: [...NAMES].sort(),
    });
    const levels = course.map(({ level }) => level);
    expect({ seed, levels }).toEqual({ seed, levels: [...levels].sort() });
    expect(new Set(levels)).toEqual(new Set([1, 2, 3]));
    expect(courseFor(CASES, target, seed)).toEqual(course);
    expect(courseFor(CASES, target, seed + 1)).not.toEqual(course);
  });

  test('goes on where it was left, and repeats what only shares a seed or a cause', () => {
    const course = courseFor(CASES, target, 7);
    const [first, second] = course;
    if (first === undefined || second === undefined) throw new Error('It has ten drills.');
    const results = [
      sampleResult({ seed: first.seed, answers: [`${first.cause}/any`] }),
      sampleResult({ seed: second.seed, answers: [`${first.cause}/any`] }),
    ];
    expect(drillsLeft(course, results)).toEqual(course.slice(1));
    expect(courseSeedOf('Ada')).toBe(courseSeedOf('Ada'));
    expect(courseSeedOf('Ada')).not.toBe(courseSeedOf('Bob'));
  });

  test('takes a new cause in by itself', () => {
    const [first] = CASES;
    if (first === undefined) throw new Error('There are cases.');
    const cause = { ...first.cause, name: 'brand-new' };
    const course = courseFor([...CASES, { ...first, id: 'brand-new/one', cause }], target, 7);
    expect(course.map((drill) => drill.cause)).toContain('brand-new');
  });
});
