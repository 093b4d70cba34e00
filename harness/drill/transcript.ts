// What was seen and done in a drill, in order: plain data without a whole token, secret or password. It can be played again.

import type { RuntimeName } from '../contract/runtime';
import type { SignName } from '../contract/check';
import type { Outcome } from './outcome';

export const TRANSCRIPT_SCHEMA = 1;

export type Mode = 'scored' | 'practice' | 'tutorial';
export type Level = 1 | 2 | 3;

/** What the drill was asked to be. */
export interface Asked {
  /** Null where any may come. */
  readonly cause: string | null;
  readonly level: Level | null;
  readonly mode: Mode;
  readonly limitMs: number | null;
  /** True where a facilitator has picked the variant. */
  readonly instructor: boolean;
}

/** What the pager says. */
export interface Story {
  readonly title: string;
  /** Paragraphs, in the words of a pager and a user. */
  readonly text: readonly string[];
  /** Facts of the living stack that the text states. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** What a look showed beside its text. A sign of the Checks, or one of the two that only a drill needs. */
export interface LookSign {
  readonly name: SignName | 'status' | 'answered by';
  readonly value: string;
  readonly says: string;
}

export type DrillEvent =
  | {
      readonly kind: 'look';
      /** By which `--evidence` cites it: 1, 2, … */
      readonly number: number;
      /** `own shell`: recognised by the records of the edge, the target or the database. */
      readonly by: 'prompt' | 'own shell';
      readonly command: string;
      readonly text: string;
      readonly signs: readonly LookSign[];
    }
  | {
      readonly kind: 'act';
      readonly by: 'prompt' | 'own shell';
      readonly command: string;
      readonly text: string;
    }
  | { readonly kind: 'hint'; readonly number: number; readonly title: string; readonly price: number }
  | { readonly kind: 'note'; readonly text: string }
  | {
      readonly kind: 'answer';
      readonly answer: string;
      readonly evidence: readonly number[];
      readonly right: boolean;
      readonly located: boolean;
      /** Numbers of those of the evidence that count. */
      readonly counts: readonly number[];
      readonly says: string;
    }
  | {
      readonly kind: 'verify';
      readonly mended: boolean;
      readonly status: number;
      readonly harm: readonly string[];
      readonly says: string;
    }
  /** The machine slept, or was stopped: the time is left out of every `at`. */
  | { readonly kind: 'asleep'; readonly ms: number }
  | { readonly kind: 'refused'; readonly command: string; readonly why: string }
  | { readonly kind: 'end'; readonly how: Outcome['how'] };

/** `at`: ms since the story was told, in which the machine was awake. */
export type TimedEvent = DrillEvent & { readonly at: number };

export interface Transcript {
  readonly schema: typeof TRANSCRIPT_SCHEMA;
  /** Version of this tool. */
  readonly tool: string;
  readonly node: string;
  readonly postgres: string;
  readonly runtime: RuntimeName;
  readonly target: string;
  readonly seed: number;
  readonly asked: Asked;
  /** `--as`. */
  readonly trainee: string | null;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly story: Story;
  readonly events: readonly TimedEvent[];
  /** Null until the drill has ended: nothing before that tells what is broken. */
  readonly outcome: Outcome | null;
}
