// Everything that can be run: for a person, and for programs.

import type { Case, Cause } from '../contract/scenario';
import type { Page } from './page';
import { wrap } from './section';

export interface Listed {
  readonly case: Case;
  /** Why it does not apply to the target, or null. */
  readonly notApplicable: string | null;
}

export interface ListHead {
  readonly tool: string;
  readonly target: string;
}

const NAME = 24;
const MARK = 9;
const CONDITION = 31;

export function listText(page: Page, listed: readonly Listed[], { target }: ListHead): string {
  const { paint } = page;
  return byCause(listed)
    .map(([cause, entries]) => {
      const guide = cause.meta.guide === undefined ? '' : `guide ${String(cause.meta.guide)}: `;
      const head = `${paint.bold(cause.name)}  ${paint.dim(guide + cause.meta.title)}\n`;
      return head + entries.map((entry) => rows(page, entry, target)).join('');
    })
    .join('\n');
}

export function listJson(listed: readonly Listed[], { tool, target }: ListHead): string {
  const causes = byCause(listed).map(([cause, entries]) => ({
    name: cause.name,
    guide: cause.meta.guide ?? null,
    title: cause.meta.title,
    variants: entries.map(({ case: one, notApplicable }) => ({
      id: one.id,
      summary: one.variant.summary,
      default: isDefault(one),
      beyond: one.variant.beyond ?? false,
      condition: one.variant.condition,
      needs: one.variant.needs ?? [],
      notApplicable,
    })),
  }));
  return `${JSON.stringify({ schema: 1, tool, target, causes }, null, 2)}\n`;
}

function rows(page: Page, { case: one, notApplicable }: Listed, target: string): string {
  const { paint } = page;
  const mark = isDefault(one) ? 'default' : one.variant.beyond === true ? 'beyond' : '';
  const left = `  ${nameOf(one).padEnd(NAME)}${paint.dim(mark.padEnd(MARK))}`;
  const needs = (one.variant.needs ?? []).join(', ');
  const indent = 2 + NAME + MARK + CONDITION;
  const [first = '', ...more] = wrap(needs, Math.max(20, page.columns - indent));
  const reason =
    notApplicable === null ? [] : wrap(`does not apply: ${target} ${notApplicable}`, page.columns - 4);
  return [
    `${left}${one.variant.condition.padEnd(CONDITION)}${paint.dim(first)}`.trimEnd(),
    ...more.map((line) => ' '.repeat(indent) + paint.dim(line)),
    ...reason.map((line) => `    ${paint.yellow(line)}`),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

function nameOf({ id, cause }: Case): string {
  return id.slice(cause.name.length + 1);
}

function isDefault(one: Case): boolean {
  return nameOf(one) === Object.keys(one.cause.variants)[0];
}

function byCause(listed: readonly Listed[]): [Cause, Listed[]][] {
  const causes = new Map<Cause, Listed[]>();
  for (const entry of listed) {
    const entries = causes.get(entry.case.cause);
    if (entries === undefined) causes.set(entry.case.cause, [entry]);
    else entries.push(entry);
  }
  return [...causes];
}
