// Compares what was seen with what the target's definition says of the conditions.

import type { Difference, Exchange, Observation } from '../../contract/signature';
import { compareObservations, escapePointer } from '../../evidence/compare';
import { sumOf, type Samples } from '../../evidence/metrics';
import { NO_ANSWER } from '../../evidence/send';
import { expectedSignature } from './expect';
import type { Seen } from './observe';
import type { EngineLane } from '../lane/open-lane';

export interface Judgement {
  readonly expected: Observation;
  readonly differences: readonly Difference[];
}

/** An answer that took longer than `limitMs` is a difference too. */
export function judge(lane: EngineLane, seen: Seen, limitMs: number): Judgement {
  const { metric } = seen.observation;
  const signatures = seen.sent.map((sent, index) => {
    const { response, logs } = seen.observation.exchanges[index] ?? { response: sent.response, logs: [] };
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
  const counted = countsOf(
    signatures.map((signature) => signature.metric),
    metric,
  );
  const expected = { exchanges, metric: counted, otherLogs: [] };
  return {
    expected,
    differences: [
      ...compareObservations(expected, seen.observation),
      ...lateAnswers(seen, limitMs),
      ...lives(lane, seen),
    ],
  };
}

/**
 * The counters are those of all requests together. A look that leaves them open gives back what it was told was `seen`: its request may have counted
 * whatever the others do not state, and nobody can tell it from what they do. Without such a look, the stated changes are all there may be.
 */
function countsOf(looks: readonly Samples[], seen: Samples): Samples {
  const stated = sumOf(looks.filter((look) => look !== seen));
  if (!looks.includes(seen)) return stated;
  const atLeast = Object.entries(stated).map(([series, rise]) => [series, Math.max(rise, seen[series] ?? 0)]);
  return { ...seen, ...(Object.fromEntries(atLeast) as Samples) };
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
