import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { artifactsReporter } from './artifacts';
import { jsonReporter } from './json';
import { junitReporter } from './junit';
import { inconclusive, notReproduced, SAMPLE_CASES, sampleReport, sampleResult } from './sample-report';
import { TextOutput } from './text-output';

const [one, two] = SAMPLE_CASES;

test('the JSON report is the report itself, in one document', () => {
  const output = new TextOutput();
  const report = sampleReport([sampleResult(one), notReproduced(two)]);
  void jsonReporter((text) => output.write(text)).end(report);
  expect(JSON.parse(output.text)).toEqual(report);
});

describe('the JUnit report', () => {
  const documentOf = (...results: Parameters<typeof sampleReport>[0]) => {
    const output = new TextOutput();
    void junitReporter((text) => output.write(text)).end(sampleReport(results));
    return output.text;
  };

  test('has one case per result in a suite per cause, with times in seconds', () => {
    const text = documentOf(
      sampleResult(one),
      notReproduced(two),
      inconclusive({ id: 'cors/origin-not-allowed' }),
    );
    expect(text).toMatch(/<testsuite [^>]*name="jwt-mismatch"[^>]*tests="2"[^>]*failures="1"/);
    expect(text).toMatch(/<testsuite [^>]*name="cors"[^>]*tests="1"[^>]*errors="1"/);
    expect(text).toMatch(
      /<testcase classname="jwt-mismatch" name="jwt-mismatch\/rotated-secret" time="0.118"/,
    );
    expect(text).toContain('<property name="postgres" value="18.4"/>');
    expect(text).toContain('<property name="runtimeWhy" value="as --runtime asks"/>');
    expect(text).toContain('<property name="runtimeOther" value="--runtime docker"/>');
  });

  test('gives each difference as expected and got under a failure', () => {
    const text = documentOf(notReproduced(two));
    expect(text).toMatch(/<failure message="the answer differs in 2 places" type="not reproduced">/);
    expect(text).toContain('expected  "Invalid token"');
    expect(text).toContain('got       "Token expired"');
  });

  test('has what was not begun as skipped, in its own suite or in one that was begun', () => {
    const output = new TextOutput();
    const notBegun = [two.id, 'cors/origin-not-allowed'];
    void junitReporter((text) => output.write(text)).end(sampleReport([sampleResult(one)], { notBegun }));
    expect(output.text).toMatch(/<testsuite [^>]*name="jwt-mismatch"[^>]*tests="2"[^>]*skipped="1"/);
    expect(output.text).toMatch(/<testsuite [^>]*name="cors"[^>]*tests="1"[^>]*skipped="1"/);
    expect(output.text).toMatch(/name="cors\/origin-not-allowed"[^>]*>\s*<skipped\/>/);
  });

  test('holds no character that XML does not have', () => {
    const text = documentOf(
      sampleResult(one, { verdict: 'not reproduced', why: 'a\u0000b\u001bc\ud800d <&>' }),
    );
    for (const character of ['\u0000', '\u001b', '\ud800']) expect(text).not.toContain(character);
    expect(text).toContain('a\u{fffd}b\u{fffd}c\u{fffd}d &lt;&amp;');
  });
});

describe('the evidence of what failed', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'chaos-401-artifacts-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is kept as result, differences and log lines; what was reproduced leaves nothing', () => {
    const reporter = artifactsReporter(folder);
    reporter.result?.(sampleResult(one), one);
    reporter.result?.(notReproduced(two), two);
    expect(readdirSync(join(folder, 'jwt-mismatch'))).toEqual(['trailing-newline']);
    const read = (name: string) =>
      readFileSync(join(folder, 'jwt-mismatch', 'trailing-newline', name), 'utf8');
    expect(JSON.parse(read('result.json'))).toEqual(notReproduced(two));
    expect(read('differences.txt')).toContain(
      '/exchanges/0/response/headers/x-extra\n  expected  nothing\n  got       "yes"',
    );
    expect(read('log.txt').trimEnd().split('\n')).toHaveLength(2);
  });

  test('is kept once for each time that a case failed', () => {
    const reporter = artifactsReporter(folder);
    reporter.result?.(inconclusive(two), two);
    reporter.result?.(notReproduced(two), two);
    expect(readdirSync(join(folder, 'jwt-mismatch')).sort()).toEqual([
      'trailing-newline',
      'trailing-newline-2',
    ]);
  });

  test('is refused with the folder’s name where it cannot be written', () => {
    const reporter = artifactsReporter(join(folder, 'file\0'));
    expect(() => reporter.result?.(notReproduced(two), two)).toThrow(
      /Failed to keep the evidence: .*--artifacts/s,
    );
  });
});
