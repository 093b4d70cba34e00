// What comes behind a drill: its debrief is told, and the drill kept.

import type { Debrief } from '../../drill/debrief-data';
import type { Transcript } from '../../drill/transcript';
import type { Page } from '../../reporters/page';
import { ownCommand } from '../../support/own-command';
import { shellWord } from '../../support/text/shell-word';
import lazy from '../lazy.cjs';
import { keepDrill } from './keep-drill';
import type { RecordFlags } from './record-options';
import { writeDebriefs } from './write-debriefs';

export interface EndedDrill {
  readonly transcript: Transcript;
  readonly debrief: Debrief | null;
}

/** It is kept before the named files are written: where one cannot be, `--replay` tells the debrief again. */
export function afterDrill(
  { transcript, debrief }: EndedDrill,
  flags: Pick<RecordFlags, 'as' | 'debrief' | 'json'>,
  env: Readonly<Record<string, string | undefined>>,
  page: Page,
): void {
  const json = flags.json === true;
  if (debrief !== null && !json) page.write(`\n${lazy.drill().debriefText(debrief, page)}`);
  const kept = keepDrill(transcript, flags.as, env);
  if (json) page.write(`${JSON.stringify({ kind: 'kept', ...kept })}\n`);
  else page.aside(`Play it again: ${ownCommand('drill', `--replay ${shellWord(kept.transcript)}`)}`);
  if (debrief !== null) writeDebriefs(flags.debrief ?? [], debrief);
}
