// One sentence on how a drill ended.

import type { Outcome } from './outcome';

export function endingText({ how, why }: Pick<Outcome, 'how' | 'why'>): string {
  return how === 'void' ? `The drill is void, by a fault of the harness: ${why ?? ''}.` : HOW[how];
}

const HOW: Readonly<Record<Exclude<Outcome['how'], 'void'>, string>> = {
  solved: 'Solved.',
  'given up': 'Given up.',
  'time over': 'Time is up.',
};
