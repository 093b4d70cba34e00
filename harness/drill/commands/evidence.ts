// `evidence`: all that was looked at so far, by the numbers with which an answer cites it.

import { ownShellMark } from '../telling/own-shell';
import type { DrillCommand } from './command';

const SHOWN = 72;

export const evidence: DrillCommand = {
  name: 'evidence',
  usage: 'evidence',
  says: 'lists what you have looked at, here and in your own shell, by number',
  run: ({ book }) => {
    const looks = book.looks.map(({ number, by, command, text }) => ({
      number,
      by,
      command,
      first: firstLine(text),
    }));
    return Promise.resolve({
      text:
        looks
          .map(
            ({ number, by, command, first }) =>
              `#${String(number)}  ${command}${ownShellMark({ by })}  ${first}`,
          )
          .join('\n') || 'You have looked at nothing yet.',
      data: { evidence: looks },
    });
  },
};

/** That tells something: the request that was sent is the same each time. */
function firstLine(text: string): string {
  const first = text.split('\n').find((line) => !line.startsWith('> ')) ?? '';
  return first.length > SHOWN ? `${first.slice(0, SHOWN)}…` : first;
}
