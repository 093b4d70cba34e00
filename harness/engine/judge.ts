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
  const signatures = seen.sent.map((sent, index) => {
    const { response, logs } = seen.observation.exchanges[index] ?? { response: sent.response, logs: [] };
    // The counters are those of all requests together: who leaves them open leaves all of them open.
    const metric = index === 0 ? seen.observation.metric : {};
    return expectedSignature(lane, sent.probe, sent, {
      response,
      headers: sent.response.headers,
      logs,
      metric,
    });
  });
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
      ...lives(lane, seen),
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

/** A process that ends is a difference, unless that is how the condition looks: then one that lives is. */
function lives(lane: EngineLane, { lost, sent }: Seen): Difference[] {
  const wanted = wantedEnd(sent);
  return lane.deployment.serving.flatMap((process) => {
    const how = process.ended() ?? lost.get(process.id);
    if (wanted === 'either' || (how !== undefined) === wanted) return [];
    const at = `/processes/${escapePointer(process.id)}`;
    return [{ at, expected: wanted ? 'ended' : 'alive', got: how ?? 'alive' }];
  });
}

function wantedEnd(sent: Seen['sent']): boolean | 'either' {
  const wishes = sent.map(({ probe }) => probe.look.ends ?? false);
  if (wishes.includes(true)) return true;
  return wishes.includes('either') ? 'either' : false;
}
