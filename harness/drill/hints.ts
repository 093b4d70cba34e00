// The hints of a drill: the guide's steps on the shortest way, one behind the other, each with its price.

import type { SignName } from '../contract/check';
import { SIGNS } from '../contract/check';
import { STEPS } from '../diagnose/steps';
import type { WayStep } from './debrief-data';
import type { Place } from './place';

export interface Hint {
  readonly number: number;
  /** Says what it is about, and nothing else. */
  readonly title: string;
  readonly price: number;
  readonly text: string;
}

const STEP_PRICE = 3;
const PLACE_PRICE = 10;

export class HintDesk {
  private opened = 0;

  constructor(readonly hints: readonly Hint[]) {}

  /** Null where all are open. */
  get next(): Hint | null {
    return this.hints[this.opened] ?? null;
  }

  get open(): readonly Hint[] {
    return this.hints.slice(0, this.opened);
  }

  openNext(): Hint | null {
    const { next } = this;
    if (next !== null) this.opened += 1;
    return next;
  }
}

/** `way`: the shortest one. What a look would show is not said. */
export function hintsFor(way: readonly WayStep[], place: Place | null): readonly Hint[] {
  const looks = way.filter(({ step }) => step !== null);
  const steps = looks.map(({ step, command, says }, index) => ({
    number: index + 1,
    title: step === null ? 'A look' : `Step ${String(step)} of the guide: ${STEPS[step].title}`,
    price: STEP_PRICE,
    text: `Use "${command}"; what tells is ${signsIn(says).join(', ')}.`,
  }));
  const last = {
    number: steps.length + 1,
    title: 'The place',
    price: PLACE_PRICE,
    text: place === null ? 'Is anything still broken?' : `Look at the ${place}.`,
  };
  return [...steps, last];
}

/** `session row: revoked; logged out: no` names two. */
function signsIn(says: string): string[] {
  return says
    .split('; ')
    .map((part) => part.split(':', 1)[0] ?? '')
    .map((name) => (name in SIGNS ? `"${name}" (it wants ${SIGNS[name as SignName].needs})` : `"${name}"`));
}
