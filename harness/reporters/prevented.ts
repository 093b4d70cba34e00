// For a person: what a fault does without its prevention, what it does with it, and whether a user got a 401.

import type { PreventedReport, PreventedResult, PreventedVerdict } from '../contract/prevented';
import type { Case } from '../contract/scenario';
import { plain } from './describe-exchange';
import type { Page } from './page';
import { runtimeLine } from './runtime-line';
import { section, sectionWidth, wrap } from './section';
import { count, duration } from './words';

export function describePrevented(page: Page, result: PreventedResult, of: Case): string {
  const { paint } = page;
  const { with: trial, without } = result;
  const lines = (text: string) => wrap(text, sectionWidth(page), 2);
  const faults = of.variant.prevention?.faults ?? of.variant.faults;
  return [
    `${verdictWords(page, result.verdict)}  ${paint.bold(result.id)} ${paint.dim(`· ${duration(result.durationMs)}`)}\n\n`,
    section(page, 'Why', result.why === null ? [] : lines(result.why)),
    section(page, 'Prevention', [
      ...lines(result.prevention),
      ...trial.environment.flatMap(lines).map(paint.dim),
    ]),
    section(page, 'Injected', [
      ...lines(of.variant.summary),
      ...faults.flatMap(({ title }) => lines(`· ${title}`)).map(paint.dim),
    ]),
    section(page, 'Without', [
      ...lines(answerWithout(result)),
      ...receiptOf(without.receipt).flatMap(lines).map(paint.dim),
    ]),
    section(page, 'With', [
      ...lines(trial.shown === null ? 'nothing was seen of it' : trial.shown.summary),
      ...(trial.then === null ? [] : lines(`then: ${trial.then}`)),
      ...(trial.status === null ? [] : lines(usersWith(result))),
      ...receiptOf(trial.receipt).flatMap(lines).map(paint.dim),
    ]),
  ].join('');
}

/** The end of a run of one or several. */
export function summarisePrevented(page: Page, report: PreventedReport): string {
  const { results, durationMs, runtime, runtimeChoice } = report;
  const how = wrap(runtimeLine(runtime, runtimeChoice), page.columns, 2).map(page.paint.dim);
  const verdicts: readonly PreventedVerdict[] = ['prevented', 'not prevented', 'inconclusive'];
  const counted = verdicts
    .map((verdict) => ({ verdict, number: results.filter((result) => result.verdict === verdict).length }))
    .filter(({ number }) => number > 0)
    .map(({ verdict, number }) => colour(page, verdict)(`${MARKS[verdict]} ${String(number)} ${verdict}`));
  const sum = `${counted.join(' · ')} ${page.paint.dim(`· ${duration(durationMs)}`)}`;
  return [...how, sum].map((line) => `${line}\n`).join('');
}

const MARKS: Record<PreventedVerdict, string> = { prevented: '✔', 'not prevented': '✖', inconclusive: '?' };

function verdictWords(page: Page, verdict: PreventedVerdict): string {
  return colour(page, verdict)(`${MARKS[verdict]} ${verdict}`);
}

function colour({ paint }: Page, verdict: PreventedVerdict): (text: string) => string {
  if (verdict === 'prevented') return paint.green;
  return verdict === 'not prevented' ? paint.red : paint.yellow;
}

function answerWithout({ without }: PreventedResult): string {
  const answer = without.observed?.exchanges.find(({ response }) => response.status >= 400)?.response;
  return answer === undefined
    ? `${without.verdict}: ${without.why ?? 'no answer'}`
    : `the user gets ${String(answer.status)} ${plain(answer.body)}`;
}

function usersWith({ with: { status, refused } }: PreventedResult): string {
  const others = refused === 0 ? 'nobody got a 401' : `${count(refused, 'answer')} of 401`;
  return `the user gets ${String(status)}; ${others}`;
}

function receiptOf(receipt: { readonly summary: string } | null): string[] {
  return receipt === null ? [] : [`receipt: ${receipt.summary}`];
}
