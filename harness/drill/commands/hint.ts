// `hint`: what the next hint is about and costs; opened on purpose alone.

import { Refused } from '../refused';
import type { DrillCommand } from './command';

export const hint: DrillCommand = {
  name: 'hint',
  usage: 'hint [open]',
  says: 'says what the next hint is about and costs; open: opens it',
  run: ({ book, hints }, { words: [word] }) => {
    if (word === 'open') {
      const opened = hints.openNext();
      if (opened === null) throw new Refused('All hints are open.');
      const { number, title, price, text } = opened;
      book.add({ kind: 'hint', number, title, price });
      return Promise.resolve({ text: `${title}\n${text}`, data: { number, title, price, text } });
    }
    if (word !== undefined) throw new Refused(`hint says what the next one is, or opens it (${word}).`);
    const open = hints.open.map(({ title, text }) => `${title}: ${text}`);
    const { next } = hints;
    const says =
      next === null
        ? 'All hints are open.'
        : `Next: ${next.title}, for ${String(next.price)} points if you solve this. "hint open" opens it.`;
    return Promise.resolve({
      text: [...open, says].join('\n'),
      data: {
        open: hints.open.length,
        next: next === null ? null : { title: next.title, price: next.price },
      },
    });
  },
  complete: () => ['open'],
};
