// Compares what was seen with what the target's definition says of the conditions.

import type { Difference, Exchange, Observation } from '../contract/signature';
import { compareObservations, escapePointer } from '../evidence/compare';
import { sumOf } from '../evidence/metrics';
import { NO_ANSWER } from '../evidence/send';
import { expectedSignature } from './expect';
import type { Seen } from './observe';
import type { EngineLane } from './open-lane';

export interface Judgement {
  readonly expected: Observation;
  readonly differences: readonly Difference[];
}

/** An answer that took longer than `limitMs` is a difference too. */
export function judge(lane: EngineLane, seen: Seen, limitMs: number): Judgement {
  const signatures = seen.sent.map((sent) => expectedSignature(lane, sent.probe.condition, sent));
  const exchanges = seen.observation.exchanges.map((exchange, index): Exchange => {
    const signature = signatures[index];
    return signature === undefined
      ? exchange
      : { ...exchange, response: signature.response, logs: signature.logs };
  });
  const expected = { exchanges, metric: sumOf(signatures.map(({ metric }) => metric)), otherLogs: [] };
  return {
    expected,
    differences: [
      ...compareObservations(expected, seen.observation),
      ...lateAnswers(seen, limitMs),
      ...endedProcesses(lane, seen),
    ],
  };
}

function lateAnswers(seen: Seen, limitMs: number): Difference[] {
  return seen.sent.flatMap(({ elapsedMs, response }, index) =>
    elapsedMs <= limitMs && response.status !== NO_ANSWER
      ? []
      : [
          {
            at: `/exchanges/${index}/elapsedMs`,
            expected: `at most ${limitMs}`,
            got: response.status === NO_ANSWER ? 'no answer' : Math.round(elapsedMs),
          },
        ],
  );
}

function endedProcesses(lane: EngineLane, { lost }: Seen): Difference[] {
  return lane.deployment.serving.flatMap((process) => {
    const how = process.ended() ?? lost.get(process.id);
    return how === undefined
      ? []
      : [{ at: `/processes/${escapePointer(process.id)}`, expected: 'alive', got: how }];
  });
}
