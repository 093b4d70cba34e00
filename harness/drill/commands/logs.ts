// `logs`: the last lines of the target's log.

import { headerAsSent, signsIn, usersToken } from '../read-signs';
import { Refused } from '../refused';
import { linesOf, recordsOf } from '../target-log';
import type { LookSign } from '../transcript';
import type { DrillCommand } from './command';
import { numberOf } from './line';

/** More than a drill makes until somebody has followed the guide once: what is not there can be seen, too. */
const LINES = 50;
const MOST_LINES = 500;

const SIGNS_OF_LOG = [
  'complaint',
  'refused request',
  'database code',
  'token issued here',
  'logged out',
  'header arrives',
] as const;

/** What only the whole log shows: that a line is not in it. */
const ABSENT: Readonly<Partial<Record<LookSign['name'], string>>> = {
  'database code': 'none',
  'token issued here': 'no',
  'logged out': 'no',
};

export const logs: DrillCommand = {
  name: 'logs',
  usage: 'logs [--lines N] [--grep TEXT]',
  says: "prints the last lines of the target's log, of every process that serves",
  async run(drill, line) {
    const { lane } = drill;
    const count = numberOf(line, 'lines', 1, MOST_LINES) ?? LINES;
    const grep = line.options.get('grep')?.at(-1) ?? '';
    const all = linesOf(lane);
    const shown = all.filter((one) => one.toLowerCase().includes(grep.toLowerCase())).slice(-count);
    if (shown.length === 0 && grep !== '') throw new Refused(`No line of the log holds "${grep}".`);
    const isWhole = shown.length === all.length;
    const signs = await signsIn(drill, SIGNS_OF_LOG, {
      token: usersToken(lane),
      header: headerAsSent(lane),
      log: recordsOf(lane, shown),
    });
    return {
      text: [...shown, ...(isWhole ? [] : [`(${String(shown.length)} of ${String(all.length)} lines)`])].join(
        '\n',
      ),
      data: { lines: shown, of: all.length },
      signs: isWhole ? signs : signs.filter(({ name, value }) => ABSENT[name] !== value),
    };
  },
  complete: () => ['--lines', '--grep'],
};
