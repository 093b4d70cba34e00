// For CI: one JUnit test case per result, one suite per cause.

import builder from 'junit-report-builder';
import type { Reporter } from '../contract/reporter';
import type { Report, Result } from '../contract/result';
import { differenceText } from './describe-failure';

export function junitReporter(write: (text: string) => void): Reporter {
  return { end: (report) => write(junitDocument(report)) };
}

function junitDocument(report: Report): string {
  const root = builder.newBuilder().name('chaos-401');
  const notBegun = byCause((report.notBegun ?? []).map((id) => ({ id })));
  const judged = byCause(report.results);
  for (const cause of new Set([...judged.keys(), ...notBegun.keys()])) {
    const results = judged.get(cause) ?? [];
    const suite = root.testSuite().name(cause).timestamp(report.startedAt).time(seconds(results));
    for (const property of ['target', 'runtime', 'postgres', 'node', 'tool', 'seed'] as const)
      suite.property(property, String(report[property]));
    const { why, other } = report.runtimeChoice ?? {};
    if (why !== undefined) suite.property('runtimeWhy', xml(why));
    if (other !== undefined) suite.property('runtimeOther', xml(other));
    for (const result of results) fill(suite.testCase(), result);
    for (const { id } of notBegun.get(cause) ?? []) suite.testCase().className(cause).name(id).skipped();
  }
  return root.build();
}

function fill(testCase: ReturnType<ReturnType<typeof builder.testSuite>['testCase']>, result: Result): void {
  testCase
    .className(result.id.split('/')[0] ?? '')
    .name(result.id)
    .time(result.durationMs / 1000);
  testCase.property('condition', result.condition).property('nonconforming', String(result.nonconforming));
  if (result.receipt !== null) testCase.standardOutput(xml(result.receipt.summary));
  const why = xml(result.why ?? result.verdict);
  if (result.verdict === 'not reproduced')
    testCase
      .failure(why, result.verdict)
      .stacktrace(xml(result.differences.map(differenceText).join('')) || why);
  if (result.verdict === 'inconclusive') testCase.error(why, result.verdict);
}

/** XML 1.0 §2.2 has no place for these characters, not even escaped. */
function xml(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\u{fffd}');
}

function seconds(results: readonly Result[]): number {
  return results.reduce((sum, { durationMs }) => sum + durationMs, 0) / 1000;
}

function byCause<T extends Pick<Result, 'id'>>(all: readonly T[]): Map<string, T[]> {
  const causes = new Map<string, T[]>();
  for (const one of all) {
    const cause = one.id.split('/')[0] ?? one.id;
    causes.set(cause, [...(causes.get(cause) ?? []), one]);
  }
  return causes;
}
