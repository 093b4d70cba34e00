// One case in full: verdict and reason, what was injected, the proof, the wire, the log, the guide's way out.

import { PHASES, type FixResult, type Result } from '../contract/result';
import type { Receipt } from '../contract/receipt';
import type { Case } from '../contract/scenario';
import { describeExchanges, logLines, plain } from './describe-exchange';
import { describeFailure } from './describe-failure';
import type { Page } from './page';
import { section, sectionWidth, wrap } from './section';
import { duration, verdictWords } from './words';

export interface CaseOptions {
  /** The command that shows one case again. */
  readonly again: (result: Result) => string;
  /** Also what is only of use when something is odd: all of the receipt, the time of each phase. */
  readonly verbose: boolean;
}

export function describeCase(page: Page, result: Result, of: Case, { again, verbose }: CaseOptions): string {
  const { paint } = page;
  const width = sectionWidth(page);
  const lines = (text: string) => wrap(text, width, 2);
  const { meta } = of.cause;
  const failure = describeFailure(page, result, again(result));
  return [
    `${verdictWords(result.verdict, paint)}  ${paint.bold(result.id)} ${paint.dim(`· ${duration(result.durationMs)}`)}\n\n`,
    failure === '' ? '' : `${failure}\n`,
    section(page, 'Injected', [
      ...lines(of.variant.summary),
      ...of.variant.faults.flatMap(({ title }) => lines(`· ${title}`)).map(paint.dim),
    ]),
    section(page, 'Receipt', receiptLines(page, result.receipt, verbose)),
    describeExchanges(page, result.observed?.exchanges ?? []),
    section(page, 'Other log', logLines(page, result.observed?.otherLogs ?? [])),
    section(
      page,
      'Metric',
      Object.entries(result.observed?.metric ?? {}).flatMap(([series, change]) =>
        lines(`${series} ${signed(change)}`),
      ),
    ),
    section(page, 'Check', result.check === null ? [] : lines(result.check.finding)),
    section(page, 'Guide', [
      ...lines(`${meta.guide === undefined ? '' : `cause ${String(meta.guide)}: `}${meta.title}`),
      ...meta.solution.flatMap((step) => lines(`· ${step}`)),
    ]),
    section(
      page,
      'Fixed by',
      result.fixes.flatMap((fix) => fixLines(page, fix)),
    ),
    section(page, 'Note', result.nonconforming ? lines(NONCONFORMING) : []),
    verbose ? section(page, 'Time', [phasesOf(result)]) : '',
  ].join('');
}

export const NONCONFORMING =
  'nonconforming: the fault is the server’s own, for which RFC 9110 (§15.6) has a 5xx, not a 401';

const FEW = 4;

function receiptLines(page: Page, receipt: Receipt | null, verbose: boolean): string[] {
  if (receipt === null) return [page.paint.yellow('none')];
  const { summary, ...evidence } = receipt;
  const width = sectionWidth(page);
  const all = Object.entries(evidence).flatMap(([name, value]) => wrap(`${name}: ${plain(value)}`, width, 2));
  const left = all.length - FEW;
  const shown =
    verbose || left <= 1 ? all : [...all.slice(0, FEW), `… and ${String(left)} more lines with --verbose`];
  return [...wrap(summary, width), ...shown.map(page.paint.dim)];
}

function fixLines(page: Page, { title, status }: FixResult): string[] {
  const good = status !== null && status < 400;
  const mark = good ? page.paint.green('✔') : page.paint.red('✖');
  const said = `${status === null ? 'no answer' : String(status)}  ${title}`;
  return wrap(said, sectionWidth(page) - 2, 2).map((line, index) =>
    index === 0 ? `${mark} ${line}` : `  ${line}`,
  );
}

function phasesOf({ phases }: Result): string {
  return PHASES.map((phase) => `${phase} ${duration(phases[phase])}`).join(' · ');
}

function signed(change: number): string {
  return change > 0 ? `+${String(change)}` : String(change);
}
