// What a person is shown of the mutants: condition × aspect, what was seen of each, and a total as the last line.

import type { Difference } from '../contract/signature';
import { differenceText } from '../reporters/describe-failure';
import type { Page } from '../reporters/page';
import { wrap } from '../reporters/section';
import { count } from '../reporters/words';
import { ASPECTS } from './aspect';
import type { JudgedMutant } from './judge-mutant';
import type { MutantsReport } from './run-mutants';

const ASPECT_COLUMN = 8;
const OUTCOME_COLUMN = 10;

export function describeMutants(page: Page, { control, mutants }: MutantsReport): string {
  const controls = control.map((result) => {
    const own = mutants.filter(({ condition }) => condition === result.condition);
    const failed = result.verdict === 'reproduced' ? [] : differencesIn(result.differences);
    return [
      page.paint.bold(result.condition) + page.paint.dim(` · ${result.id}`),
      row('control', result.verdict, result.why ?? '', page),
      ...failed,
      ...own.flatMap((mutant) => rowsOf(mutant, page)),
    ].join('\n');
  });
  return `${controls.join('\n')}\n\n${total({ control, mutants })}\n`;
}

/** Whether nothing is left to do. */
export function allSeen({ control, mutants }: MutantsReport): boolean {
  const isWhole = mutants.length > 0 && mutants.length === control.length * ASPECTS.length;
  return isWhole && mutants.every(({ outcome }) => outcome === 'red');
}

function total({ control, mutants }: MutantsReport): string {
  const failed = control.filter(({ verdict }) => verdict !== 'reproduced').length;
  if (failed > 0)
    return `No mutant was judged: the original is red for ${count(failed, 'condition')} of ${control.length}`;
  const red = mutants.filter(({ outcome }) => outcome === 'red').length;
  return `${count(mutants.length, 'mutant')}, ${red} seen red`;
}

function rowsOf(mutant: JudgedMutant, page: Page): string[] {
  const { aspect, outcome, why, differences } = mutant;
  if (outcome !== 'red') return [row(aspect, outcome, why ?? '', page), ...differencesIn(differences)];
  const [first] = differences;
  const more = differences.length === 1 ? '' : ` (and ${differences.length - 1} more)`;
  return [row(aspect, outcome, first === undefined ? '' : oneLine(first) + more, page)];
}

function row(aspect: string, outcome: string, text: string, page: Page): string {
  const isGood = outcome === 'red' || outcome === 'reproduced';
  const word = (isGood ? page.paint.green : page.paint.red)(outcome.padEnd(OUTCOME_COLUMN));
  const width = page.columns - 2 - ASPECT_COLUMN - 1 - OUTCOME_COLUMN - 1;
  const indent = ' '.repeat(page.columns - width);
  const lines = wrap(text, width).map((line, index) => (index === 0 ? line : indent + line));
  return `  ${aspect.padEnd(ASPECT_COLUMN)} ${word} ${lines.join('\n')}`.trimEnd();
}

function oneLine({ at, expected, got }: Difference): string {
  return `${at}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`;
}

function differencesIn(differences: readonly Difference[]): string[] {
  return differences.flatMap((difference) => differenceText(difference).trimEnd().split('\n'));
}
