// What a soak came to, for people.

import type { Page } from '../reporters/page';
import { median } from '../support/median';
import { numbered, totalLine } from './lines';
import type { SoakRun } from './soak-runs';

/** One line a run. */
export function describeRun({ paint }: Page, run: SoakRun, index: number): string {
  const { seed, durationMs, judged, load, others } = run;
  const figures = `${(durationMs / 1000).toFixed(1)} s · load average ${load.toFixed(1)} · seed ${String(seed)}`;
  const outcome =
    others.length === 0
      ? `${paint.green('✔')} ${String(judged)} reproduced`
      : `${paint.red('✖')} ${others.map(({ id, verdict }) => `${id} ${verdict}`).join(', ')}`;
  return numbered(index, `${outcome} · ${figures}`);
}

/** The last line: how many runs had nothing but `reproduced`. */
export function describeSoak(page: Page, runs: readonly SoakRun[]): string {
  const good = runs.filter(({ others }) => others.length === 0).length;
  const middle = ((median(runs.map(({ durationMs }) => durationMs)) ?? 0) / 1000).toFixed(1);
  const most = Math.max(...runs.map(({ load }) => load)).toFixed(1);
  const says = `runs of nothing but reproduced · median ${middle} s · load average up to ${most}`;
  return totalLine(page, good, runs.length - good, says);
}
