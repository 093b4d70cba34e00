// `--replay FILE`: plays a transcript, and tells its debrief again.

import { setTimeout as wait } from 'node:timers/promises';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import type { Page } from '../../reporters/page';
import type { Catalogue } from '../catalogue';
import lazy from '../lazy.cjs';
import type { RecordFlags } from './record-options';
import { writeDebriefs } from './write-debriefs';

/** At a terminal, where nothing else was asked for. */
const SPEED = 10;

/** Rejects with the reason of the signal. */
export async function replayFile(
  file: string,
  flags: RecordFlags,
  { causes, target }: Catalogue,
  signal: AbortSignal,
  page: Page,
): Promise<void> {
  const drill = lazy.drill();
  const transcript = drill.readTranscript(file);
  const cases = separate(casesOf(causes), target).applicable;
  const debrief = drill.debriefOf(transcript, { cases, target });
  if (debrief !== null) writeDebriefs(flags.debrief ?? [], debrief);
  if (flags.json === true) return page.write(`${JSON.stringify(transcript)}\n`);
  await drill.playTranscript(transcript, {
    speed: page.living ? (flags.speed ?? SPEED) : (flags.speed ?? null),
    async wait(ms) {
      await wait(ms, undefined, { signal }).catch(() => undefined);
      signal.throwIfAborted();
    },
    write: (text) => page.write(text),
  });
  if (debrief !== null) page.write(`\n${drill.debriefText(debrief, page)}`);
}
