// For a person who looks around in a broken stack. The one place where a throw-away stack's own token and database URL are shown.

import type { Receipt } from '../contract/receipt';
import type { Case } from '../contract/scenario';
import type { Page } from './page';
import { section, sectionWidth, wrap } from './section';

export interface HeldStack {
  readonly receipt: Receipt | null;
  readonly edgeUrl: string;
  readonly targetUrl: string;
  readonly token: string | null;
  readonly curl: string;
  readonly databaseUrl: string;
  readonly logPath: string;
}

/** Commands and URLs are not wrapped, so that they can be copied. `diagnose`: the command that looks at it from outside. */
export function describeHeld(page: Page, held: HeldStack, of: Case, diagnose: string): string {
  const { paint } = page;
  const summary = held.receipt?.summary ?? 'none: the fault could not be shown to be in place';
  return [
    `${paint.yellow('● broken')}  ${paint.bold(of.id)}\n\n`,
    section(page, 'Injected', wrap(of.variant.summary, sectionWidth(page), 2)),
    section(page, 'Receipt', wrap(summary, sectionWidth(page), 2)),
    section(page, 'Edge', [held.edgeUrl]),
    section(page, 'Target', [`${held.targetUrl} ${paint.dim('(past the edge)')}`]),
    section(page, 'Token', [held.token ?? paint.dim('the client has none')]),
    section(page, 'Database', [held.databaseUrl]),
    section(page, 'Log', [`tail -f ${held.logPath}`]),
    `\n${held.curl}\n\n${diagnose}\n\n`,
    `${paint.dim('All of it is gone after Ctrl-C.')}\n`,
  ].join('');
}
