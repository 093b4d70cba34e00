// What a person needs when a case is not reproduced: why, each difference, and the command that shows it again.

import type { Result } from '../contract/result';
import type { Difference } from '../contract/signature';
import type { Page } from './page';
import { section, sectionWidth, wrap } from './section';

/** Text for `reproduced` too: then it is empty. */
export function describeFailure(page: Page, result: Result, again: string): string {
  if (result.verdict === 'reproduced') return '';
  const width = sectionWidth(page);
  return [
    section(page, 'Why', wrap(result.why ?? 'no reason was given', width)),
    section(
      page,
      'Differs',
      result.differences.flatMap((difference) => differenceLines(page, difference)),
    ),
    section(page, 'Again', [page.paint.cyan(again)]),
  ].join('');
}

/** One difference as plain text: the place, then what was expected there and what was got. */
export function differenceText(difference: Difference): string {
  return `${difference.at}\n  expected  ${shown(difference.expected)}\n  got       ${shown(difference.got)}\n`;
}

const WORD = 10;

function differenceLines(page: Page, difference: Difference): string[] {
  const width = sectionWidth(page) - 2;
  return [
    ...wrap(difference.at, width),
    ...side('expected', difference.expected, page.paint.green, width),
    ...side('got', difference.got, page.paint.red, width),
  ];
}

function side(word: string, value: unknown, paint: (text: string) => string, width: number): string[] {
  return wrap(shown(value), width - WORD).map(
    (line, index) => `  ${(index === 0 ? word : '').padEnd(WORD)}${paint(line)}`,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}
