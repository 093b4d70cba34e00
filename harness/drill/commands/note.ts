// `note`: a line of one's own in the book of the drill.

import { Refused } from '../refused';
import type { DrillCommand } from './command';

export const note: DrillCommand = {
  name: 'note',
  usage: 'note TEXT',
  says: 'writes a line of your own into the transcript',
  takesText: true,
  run: ({ book }, { rest }) => {
    if (rest === '') throw new Refused('note wants a text.');
    book.add({ kind: 'note', text: rest });
    return Promise.resolve({ text: 'noted', data: {} });
  },
};
