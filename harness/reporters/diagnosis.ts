// A diagnosis for a person: the five steps, then the causes that are left, the likeliest first.

import type { DiagnosedCause, Diagnosis, DiagnosisStep } from '../contract/diagnosis';
import type { Page } from './page';
import { section, sectionWidth, wrap } from './section';

export function describeDiagnosis(page: Page, { causes, steps }: Diagnosis): string {
  const { paint } = page;
  const possible = causes.filter(({ likelihood }) => likelihood > 0);
  const least = (possible[0]?.likelihood ?? 0) * WORTH_A_LOOK;
  const likely = possible.filter(({ likelihood }) => likelihood >= least);
  const unlikely = possible.filter(({ likelihood }) => likelihood < least);
  const out = causes.filter(({ likelihood, against }) => likelihood === 0 && against.length > 0);
  const heading = possible.length > 0 ? 'Causes, the likeliest first' : 'No cause was found';
  return [
    ...steps.map((step) => describeStep(page, step)),
    `${paint.bold(heading)}\n\n`,
    ...likely.map((cause, index) => describeCause(page, cause, index + 1)),
    inShort(page, 'Less likely', unlikely),
    inShort(page, 'Ruled out', out),
  ].join('');
}

/** The part of the likeliest one's likelihood that earns a cause a full account. */
const WORTH_A_LOOK = 0.3;

const MARKS: Readonly<Record<DiagnosisStep['status'], string>> = {
  looked: '✔',
  failed: '✖',
  'not given': '·',
};

function describeStep(page: Page, { step, title, status, found }: DiagnosisStep): string {
  const { paint } = page;
  const colour = { looked: paint.green, failed: paint.red, 'not given': paint.dim }[status];
  const heading = `${colour(MARKS[status])} ${paint.bold(`Step ${String(step)}: ${title}`)}\n`;
  const said = found.flatMap((sentence) => lines(page, sentence));
  return `${heading}${section(page, '', status === 'not given' ? said.map(paint.dim) : said)}\n`;
}

function describeCause(page: Page, cause: DiagnosedCause, place: number): string {
  const { paint } = page;
  const percent = Math.round(cause.likelihood * 100);
  const all = (sentences: readonly string[]) => sentences.flatMap((sentence) => lines(page, `· ${sentence}`));
  return [
    `${String(place)}. ${paint.bold(cause.id)}  ${percent === 0 ? '< 1' : String(percent)} %\n`,
    section(page, 'Variants', lines(page, cause.variants.join(', '))),
    section(page, 'For', all(cause.for)),
    section(page, 'Against', all(cause.against)),
    section(page, 'Missing', all(cause.missing)),
    section(page, 'Solution', lines(page, cause.solution)),
    section(page, 'Reproduce', [cause.reproduce]),
    '\n',
  ].join('');
}

function inShort(page: Page, heading: string, causes: readonly DiagnosedCause[]): string {
  if (causes.length === 0) return '';
  const said = causes.flatMap(({ id, against }) => lines(page, [id, ...against.slice(0, 1)].join(': ')));
  return `${page.paint.bold(heading)}\n${section(page, '', said)}\n`;
}

function lines(page: Page, sentence: string): string[] {
  return wrap(sentence, sectionWidth(page), 2);
}
