// Tells of what was asked for and is not judged: what cannot befall the target, and what its configuration does not describe.

import type { NotApplied, Skipped } from '../contract/result';
import type { NotApplicable } from '../registry/separate';
import { snippetOf } from '../registry/snippet';
import type { Page } from '../reporters/page';
import { count } from '../reporters/words';

export interface LeftOut {
  readonly skipped: readonly Skipped[];
  readonly notApplicable: readonly NotApplied[];
  /** Lines to paste that would have all of the skipped judged. */
  readonly snippet: string;
}

export function leftOut(entries: readonly NotApplicable[]): LeftOut {
  const shown = entries.map(({ case: { id }, reason, stub }) => ({ id, reason, stub }));
  return {
    skipped: shown.filter((entry): entry is Skipped => entry.stub !== null),
    snippet: snippetOf(entries.flatMap(({ stubs }) => stubs)),
    notApplicable: shown.filter(({ stub }) => stub === null).map(({ id, reason }) => ({ id, reason })),
  };
}

/** `file` is the configuration, where the lines go. */
export function tellLeftOut(
  { skipped, notApplicable, snippet }: LeftOut,
  { page, target, file }: { readonly page: Page; readonly target: string; readonly file: string },
): void {
  for (const { id, reason } of notApplicable)
    page.aside(`Left out: ${id}, since the target ${target} ${reason}.`);
  for (const { id, reason } of skipped) page.aside(`Skipped: ${id}, since the target ${target} ${reason}.`);
  if (skipped.length === 0) return;
  page.aside(
    `${count(skipped.length, 'variant')} skipped, and a skipped one is no pass. To have them judged, add to ${file}:\n` +
      snippet.replaceAll(/^/gm, '  '),
  );
}
