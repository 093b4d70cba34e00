// `help`: what can be typed.

import type { DrillCommand } from './command';
import { commandNamed } from './command-named';

/** Of the other commands, and itself. */
export function helpFor(others: readonly DrillCommand[]): DrillCommand {
  const help: DrillCommand = {
    name: 'help',
    usage: 'help [COMMAND]',
    says: 'prints this, or what it says of one command',
    run: (_, { words: [word] }) => {
      const all = [...others, help];
      const told = word === undefined ? all : [commandNamed(word, all)];
      return Promise.resolve({
        text: told.map(({ usage, says }) => `${usage}\n    ${says}`).join('\n'),
        data: { commands: told.map(({ name, usage, says }) => ({ name, usage, says })) },
      });
    },
    complete: () => others.map(({ name }) => name),
  };
  return help;
}
