// Adds up what came of a corpus.

import type { Expected } from './oracle/expect-answer';
import type { Tested } from './tester';

export interface Summary {
  readonly tokens: number;
  readonly otherwise: number;
  /** How many were signed with the live secret. */
  readonly signed: number;
  /** How many of each answer the oracle expected: a reason, `200`, `400 by Node`, `431 by Node`. */
  readonly counts: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** Of all values together. */
  readonly sentBytes: number;
}

export interface Numbered {
  /** Of the specimen in the corpus. */
  readonly index: number;
  readonly tested: Tested;
}

export class Tally {
  readonly failing: Numbered[] = [];
  private readonly counts = new Map<string, number>();
  private tokens = 0;
  private signed = 0;
  private slowestMs = 0;
  private sentBytes = 0;

  add(batch: readonly Tested[]): void {
    for (const tested of batch) {
      const { expected, values, tookMs, signed, differences } = tested;
      const name = nameOf(expected);
      if (differences.length > 0) this.failing.push({ index: this.tokens, tested });
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
      this.tokens += 1;
      this.signed += signed ? 1 : 0;
      this.slowestMs = Math.max(this.slowestMs, tookMs);
      this.sentBytes += values.join('').length;
    }
  }

  summary(): Summary {
    const { tokens, signed, slowestMs, sentBytes } = this;
    const counts = Object.fromEntries([...this.counts].sort(([, a], [, b]) => b - a));
    return { tokens, otherwise: this.failing.length, signed, counts, slowestMs, sentBytes };
  }
}

function nameOf(expected: Expected): string {
  if (expected.kind === 'refused') return expected.reason;
  return expected.kind === 'accepted' ? '200' : `${expected.status} by Node`;
}
