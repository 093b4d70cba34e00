// `quit`: gives the drill up, and tells what it was.

import { endingText } from '../ending';
import type { DrillCommand } from './command';

export const quit: DrillCommand = {
  name: 'quit',
  usage: 'quit',
  says: 'gives up: what was broken is told',
  run: (drill) => {
    drill.quit();
    return Promise.resolve({ text: endingText({ how: 'given up', why: null }), data: {} });
  },
};
