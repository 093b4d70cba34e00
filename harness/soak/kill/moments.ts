// When a run is killed, by what, and who of it is hit.

import { PHASES } from '../../contract/result';
import { shuffled } from '../../support/seeded-random';

/** The phases of a case, and the opening of the stack before and its closing after them. */
export const MOMENTS = ['opening', ...PHASES, 'closing'] as const;
export type Moment = (typeof MOMENTS)[number];

export const SIGNALS = ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP'] as const;
export type KillSignal = (typeof SIGNALS)[number];

export const VICTIMS = ['npm', 'the command', 'both'] as const;
export type Victim = (typeof VICTIMS)[number];

export interface Kill {
  readonly moment: Moment;
  readonly signal: KillSignal;
  readonly victim: Victim;
}

/** `count` of them, in an order that the seed gives: every combination once before any comes again. */
export function killsOf(count: number, seed: number): readonly Kill[] {
  const all = MOMENTS.flatMap((moment) =>
    SIGNALS.flatMap((signal) => VICTIMS.map((victim): Kill => ({ moment, signal, victim }))),
  );
  const rounds = Array.from({ length: Math.ceil(count / all.length) }, (_, round) =>
    shuffled(all, seed + round),
  );
  return rounds.flat().slice(0, count);
}
