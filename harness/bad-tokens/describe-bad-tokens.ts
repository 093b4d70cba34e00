// What a person is shown of a run: counts, memory, what failed and how to see it again, and a total as the last line.

import { maskCredential, maskSecrets } from '../support/secrets/mask';
import { differenceText } from '../reporters/describe-failure';
import type { Page } from '../reporters/page';
import { section, visible } from '../reporters/section';
import { duration } from '../reporters/words';
import type { BadTokensReport } from './run-bad-tokens';
import type { Failing } from './shrink-failing';

const MEBIBYTE = 1 << 20;
const LONGEST = 600;

export function describeBadTokens(page: Page, report: BadTokensReport): string {
  const { seed, tokens, otherwise, signed, counts, slowestMs, sentBytes, memory } = report;
  const most = Math.max(...Object.keys(counts).map(({ length }) => length));
  const blocks = [
    ...report.failing.map((one) => describeFailing(page, one, seed)),
    section(
      page,
      'expected',
      Object.entries(counts).map(([name, count]) => `${name.padEnd(most)} ${String(count)}`),
    ) +
      section(page, 'signed', [`${String(signed)} of ${String(tokens)} with the live secret`]) +
      section(page, 'sent', [
        `${mebibytes(sentBytes)} of values; the slowest answer took ${duration(slowestMs)}`,
      ]) +
      section(page, 'memory', [
        `of the target, by quarters of the run: ${memory.map((bytes) => (bytes === null ? '–' : mebibytes(bytes))).join(', ')}`,
      ]) +
      section(page, 'seed', [String(seed)]),
    ...report.faults.map((fault) => page.paint.red(fault)),
  ];
  const total = `${String(tokens - otherwise)} tokens as the oracle says, ${String(otherwise)} otherwise`;
  return `${blocks.join('\n')}\n${total}\n`;
}

/** Whether all was as it must be. */
export function isSound({ tokens, otherwise, faults }: BadTokensReport): boolean {
  return tokens > 0 && otherwise === 0 && faults.length === 0;
}

function describeFailing(page: Page, { tested, path }: Failing, seed: number): string {
  const { values, specimen, differences } = tested;
  const sent = values.length === 0 ? ['no Authorization'] : values.map((value) => cut(maskCredential(value)));
  return (
    page.paint.red('✖ otherwise than the oracle says\n') +
    section(page, 'sent', sent) +
    section(
      page,
      'made of',
      specimen.map((spec) => cut(JSON.stringify(spec))),
    ) +
    differences.map((one) => differenceText(maskSecrets(one, []))).join('') +
    section(page, 'again', [`npm run bad-tokens -- --seed ${String(seed)} --path ${path}`])
  );
}

function cut(text: string): string {
  const shown = visible(text);
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

function mebibytes(bytes: number): string {
  return `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
}
