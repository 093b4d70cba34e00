import type { Result } from '../contract/result';
import { openPage } from './page';
import { inconclusive, notReproduced, SAMPLE_CASES, sampleReport, sampleResult } from './sample-report';
import { tableReporter } from './table';
import { TextOutput } from './text-output';

function told(results: readonly Result[], { stdout = new TextOutput(), verbose = false } = {}): TextOutput {
  const page = openPage({ stdout, stderr: new TextOutput(), env: { NO_COLOR: '1' } });
  const reporter = tableReporter(page, { again: ({ id }) => `npm run scenario -- ${id}`, verbose });
  reporter.start?.({ cases: SAMPLE_CASES, runtime: 'embedded', timing: 'by one rule' });
  results.forEach((result, index) => reporter.result?.(result, SAMPLE_CASES[index % 2] ?? SAMPLE_CASES[0]));
  void reporter.end(sampleReport(results));
  return stdout;
}

const [one, two] = SAMPLE_CASES;
const QUIET = { again: () => '', verbose: false };

describe('the table', () => {
  test('gives a line as each case ends, then a table with verdicts and times, and totals at the very end', () => {
    expect(told([sampleResult(one), sampleResult(two, { nonconforming: true, durationMs: 1432 })]).text)
      .toMatchInlineSnapshot(`
      "✔ jwt-mismatch/rotated-secret · 118 ms
      ✔ jwt-mismatch/trailing-newline · 1.43 s

      cause / variant     condition                  verdict         time
      jwt-mismatch
        rotated-secret    token-signature-invalid    ✔ reproduced  118 ms
        trailing-newline  token-signature-invalid †  ✔ reproduced  1.43 s

      † nonconforming: the fault is the server’s own, for which RFC 9110 (§15.6) has a 5xx, not a 401
      PostgreSQL 18.4 · Node 20.19.0 · seed 7
      Runtime: embedded, as --runtime asks. Use --runtime docker for the other.
      ✔ 2 reproduced · 312 ms
      "
    `);
  });

  test('explains each failure below the table, and counts them last', () => {
    const { text, lines } = told([notReproduced(one), inconclusive(two)]);
    expect(text).toMatch(/✖ not reproduced {2}jwt-mismatch\/rotated-secret\n +Why +the answer differs/);
    expect(text).toMatch(/got +"Token expired"/);
    expect(text).toContain('npm run scenario -- jwt-mismatch/rotated-secret\n');
    expect(text).toMatch(/\? inconclusive {2}jwt-mismatch\/trailing-newline\n +Why +the fault could not/);
    expect(lines.at(-2)).toBe('✖ 0 reproduced · 1 not reproduced · 1 inconclusive · 312 ms');
  });

  test('counts what was not begun', () => {
    const stdout = new TextOutput();
    const page = openPage({ stdout, stderr: new TextOutput(), env: { NO_COLOR: '1' } });
    const reporter = tableReporter(page, QUIET);
    void reporter.end(sampleReport([notReproduced(one)], { notBegun: [two.id] }));
    expect(stdout.lines.at(-2)).toBe('✖ 0 reproduced · 1 not reproduced · 1 not begun · 312 ms');
  });

  test('takes the status line away where the run is interrupted, and says how far it came', () => {
    const stdout = new TextOutput(true, 100);
    const stderr = new TextOutput();
    const reporter = tableReporter(openPage({ stdout, stderr, env: { NO_COLOR: '1' } }), QUIET);
    reporter.start?.({ cases: SAMPLE_CASES, runtime: 'embedded', timing: '' });
    reporter.result?.(sampleResult(one), one);
    reporter.interrupted?.(1, 1);
    expect(stdout.text).toContain('1 of 2');
    expect(stdout.text.endsWith('\r\u001b[2K')).toBe(true);
    expect(stderr.text).toBe('1 variant judged, 1 not: those were cut off, or never begun.\n');
  });

  test('keeps a terminal to one status line, but for what failed', () => {
    const stdout = new TextOutput(true, 100);
    const before =
      told([sampleResult(one), notReproduced(two)], { stdout }).text.split('cause / variant')[0] ?? '';
    expect(before).toContain('1 of 2 · jwt-mismatch/rotated-secret');
    expect(before).toContain('2 of 2 · 1 not reproduced');
    expect(before).not.toContain('✔');
    expect(before).toContain('✖ jwt-mismatch/trailing-newline · 118 ms · the answer differs in 2 places\n');
  });

  test('shows every case in full with --verbose', () => {
    expect(told([sampleResult(one)], { verbose: true }).text).toMatch(
      /Request +GET \/api\/auth\/validate-session/,
    );
  });

  test('has no line longer than 100 columns', () => {
    const conditions = sampleResult(two, {
      condition: 'database-connections-exhausted',
      nonconforming: true,
      verdict: 'not reproduced',
    });
    for (const line of told([conditions]).lines) expect(line.length).toBeLessThanOrEqual(100);
  });
});
