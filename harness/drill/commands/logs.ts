// `logs`: the last lines of the target's log.

import type { LogRecord } from '../../contract/log';
import type { EngineLane } from '../../engine/open-lane';
import { headerAsSent, signsIn, usersToken } from '../read-signs';
import { Refused, type DrillCommand } from './command';
import { numberOf } from './line';

const LINES = 20;
const MOST_LINES = 500;

export const logs: DrillCommand = {
  name: 'logs',
  usage: 'logs [--lines N] [--grep TEXT]',
  says: "prints the last lines of the target's log, of every process that serves",
  async run({ lane }, line) {
    const count = numberOf(line, 'lines', 1, MOST_LINES) ?? LINES;
    const grep = line.options.get('grep')?.at(-1) ?? line.words[0] ?? '';
    const all = linesOf(lane);
    const shown = all.filter((one) => one.toLowerCase().includes(grep.toLowerCase())).slice(-count);
    if (shown.length === 0 && grep !== '') throw new Refused(`No line of the log holds "${grep}".`);
    return {
      text: shown.join('\n'),
      data: { lines: shown },
      signs: await signsIn(
        lane,
        [
          'complaint',
          'refused request',
          'database code',
          'token issued here',
          'logged out',
          'header arrives',
        ],
        {
          token: usersToken(lane),
          header: headerAsSent(lane),
          log: recordsOf(lane, all),
        },
      ),
    };
  },
  complete: () => ['--lines', '--grep'],
};

export function linesOf({ deployment }: EngineLane): string[] {
  return [...new Set([deployment.baseline, ...deployment.serving])].flatMap(({ log }) => [...log.lines]);
}

export function recordsOf({ target }: EngineLane, lines: readonly string[]): LogRecord[] {
  return lines.flatMap((line) => target.log.parse(line) ?? []);
}
