// Step 1 of the guide: what the logs hold about the user, and what they warn of.

import { statSync } from 'node:fs';
import type { LogRecord } from '../contract/log';
import { isAlarming } from '../evidence/log-window';
import { count } from '../support/text/count';
import type { Notebook } from './notebook';
import { readLog } from './read-log';
import { reasonOf } from './reason-of';

export interface SeenLog {
  /** Missing where no log could be read. */
  readonly log?: readonly LogRecord[];
  /** Reads what was added since. */
  readonly more: (about: readonly string[]) => Promise<readonly LogRecord[]>;
}

/** `about`: what names the user, the token or the request. */
export async function lookAtLogs(
  files: readonly string[],
  about: readonly string[],
  notebook: Notebook,
): Promise<SeenLog> {
  const read: { readonly file: string; readonly bytes: number; readonly records: readonly LogRecord[] }[] =
    [];
  for (const file of files) {
    try {
      const { form, bytes, lines, matching, records } = await readLog(file, about);
      read.push({ file, bytes, records });
      const shown = matching > records.length ? `, of which the last ${records.length} are looked at` : '';
      notebook.saw(
        1,
        `${file}: ${count(bytes, 'byte')}, ${count(lines, 'line')} (${form}); ${count(matching, 'of them warns or is', 'of them warn or are')} about the user${shown}`,
      );
      const last = records.findLast(isAlarming);
      if (last !== undefined)
        notebook.saw(1, `the last warning: "${last.message.replace(/\s+/g, ' ').trim()}"`);
    } catch (thrown) {
      notebook.failed(1, `${file} could not be read: ${reasonOf(thrown)}`);
    }
  }
  return {
    ...(read.length === 0 ? {} : { log: read.flatMap(({ records }) => records) }),
    more: async (names) => {
      const added = read
        .filter(
          ({ file, bytes }) => statSync(file, { throwIfNoEntry: false })?.isFile() === true && bytes > 0,
        )
        .map(async ({ file, bytes }) => (await readLog(file, names, bytes)).records);
      const settled = await Promise.allSettled(added);
      return settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
    },
  };
}
