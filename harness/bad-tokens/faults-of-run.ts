// What may be wrong with a run as a whole, though each of its answers was right.

import type { Samples } from '../evidence/metrics';
import { findLeaks } from '../support/find-leaks';
import type { Material } from './material';
import { REFUSALS } from './oracle/refusals';
import type { Summary } from './tally';

/** Each a sentence. */
export type Faults = readonly string[];

/** Every 401 must be counted once; `marks` counts the requests without a token that were sent beside the corpus. */
export function metricFaults(counted: Samples, { counts }: Summary, marks: number): Faults {
  return Object.keys(REFUSALS).flatMap((reason) => {
    const due = (counts[reason] ?? 0) + (reason === 'no_token' ? marks : 0);
    const got = counted[`auth_failures_total{reason="${reason}"}`] ?? 0;
    return due === got ? [] : [`The metric counted ${String(got)} of ${reason} in place of ${String(due)}.`];
  });
}

/** A corpus that stops at the signature would show little. */
export function shareFaults({ tokens, signed }: Summary): Faults {
  return signed * 3 >= tokens
    ? []
    : [`Only ${String(signed)} of ${String(tokens)} were signed with the live secret.`];
}

/** Fewer tokens do not bring a process to the size that it then keeps. */
const JUDGED_FROM = 10_000;
const MEBIBYTE = 1 << 20;

/** Whoever keeps what was sent grows, from the second quarter to the last, by half of all: two quarters lie between their middles. */
export function memoryFaults(quarters: readonly (number | null)[], { tokens, sentBytes }: Summary): Faults {
  const [, second, , last] = quarters;
  if (tokens < JUDGED_FROM || typeof second !== 'number' || typeof last !== 'number') return [];
  const [grown, sent] = [last - second, sentBytes / 2].map((bytes) => Math.round(bytes / MEBIBYTE));
  return last - second < sentBytes / 2
    ? []
    : [`The target grew by ${String(grown)} MiB while it was sent ${String(sent)} MiB.`];
}

export function secretFaults(lines: readonly string[], { secret, otherSecret, people }: Material): Faults {
  const guarded = [
    { name: 'the live secret', value: secret },
    { name: 'another secret', value: otherSecret },
    ...Object.entries(people).map(([name, { password }]) => ({
      name: `${name}'s password`,
      value: password,
    })),
  ];
  return findLeaks(lines.join('\n'), guarded).map(({ name, form }) => `The log holds ${name}, ${form}.`);
}
