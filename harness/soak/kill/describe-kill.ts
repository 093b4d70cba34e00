// What the kills came to, for people.

import type { Page } from '../../reporters/page';
import { numbered, totalLine } from '../lines';
import type { Killed } from './kill-runs';
import { MOMENTS } from './moments';

/** One line a kill, and one for each thing that stayed. */
export function describeKilled({ paint }: Page, killed: Killed, index: number): string {
  const { signal, victim, moment, goneAfterMs, left } = killed;
  const what = `${signal} to ${victim} in ${moment}`;
  const outcome =
    goneAfterMs === null
      ? [`${paint.red('✖')} ${what}: not all is gone`, ...left.map((line) => `      ${line}`)].join('\n')
      : `${paint.green('✔')} ${what}: gone after ${String(goneAfterMs)} ms`;
  return numbered(index, outcome);
}

/** The last lines: how many in which moment, and how many left nothing. */
export function describeKills(page: Page, all: readonly Killed[]): string {
  const clean = all.filter(({ goneAfterMs }) => goneAfterMs !== null);
  const longest = Math.max(0, ...clean.map(({ goneAfterMs }) => goneAfterMs ?? 0));
  const by = MOMENTS.map(
    (moment) => `${moment} ${String(all.filter((one) => one.moment === moment).length)}`,
  );
  const says = `kills that left nothing · the last thing gone after ${String(longest)} ms`;
  return `${page.paint.dim(by.join(' · '))}\n${totalLine(page, clean.length, all.length - clean.length, says)}`;
}
