// `help`: what can be typed.

import type { DrillCommand } from './command';

/** Of the other commands, and itself. */
export function helpFor(others: readonly DrillCommand[]): DrillCommand {
  const help: DrillCommand = {
    name: 'help',
    usage: 'help',
    says: 'prints this',
    run: () => {
      const all = [...others, help];
      return Promise.resolve({
        text: all.map(({ usage, says }) => `${usage}\n    ${says}`).join('\n'),
        data: { commands: all.map(({ name, usage, says }) => ({ name, usage, says })) },
      });
    },
  };
  return help;
}
