// The parity of two runtimes as text: a line for each case, what differs, and the sum.

import type { Page } from '../reporters/page';
import { differenceText } from '../reporters/describe-failure';
import { count } from '../reporters/words';
import type { CaseParity, Parity } from './compare-reports';

export function describeParity({ paint }: Page, { runtimes, results }: Parity): string {
  const width = Math.max(...results.map(({ id }) => id.length), 'case'.length);
  const column = 'not reproduced'.length + 2;
  const row = (cells: readonly [string, string, string, string]): string =>
    `${cells[0].padEnd(width + 2)}${cells[1].padEnd(column)}${cells[2].padEnd(column)}${cells[3]}\n`;
  const different = results.filter(({ differences }) => differences.length > 0);
  return [
    paint.dim(row(['case', runtimes[0], runtimes[1], 'parity'])),
    ...results.map(({ id, verdicts, differences }) =>
      row([
        id,
        verdicts[0] ?? 'not run',
        verdicts[1] ?? 'not run',
        differences.length === 0
          ? paint.green('✔ same')
          : paint.red(`✖ ${count(differences.length, 'difference')}`),
      ]),
    ),
    ...different.map((one) => `\n${paint.bold(one.id)}\n${differencesOf(one, runtimes)}`),
    `\n${sum(results.length, different.length, runtimes)}\n`,
  ].join('');
}

function differencesOf({ differences }: CaseParity, [one, other]: Parity['runtimes']): string {
  return differences
    .map((difference) =>
      differenceText(difference)
        .replace(/^ {2}expected/m, `  ${one} (expected)`)
        .replace(/^ {2}got/m, `  ${other} (got)`),
    )
    .join('');
}

function sum(all: number, different: number, [one, other]: Parity['runtimes']): string {
  const bad = different === 0 ? '' : `, ${String(different)} different`;
  return `${count(all, 'variant')}: ${String(all - different)} alike${bad} on ${one} and ${other}`;
}
