// Whether the stack answers the affected user well: the steady state before a fault, and the proof of a fix after it.

import type { Variant } from '../../contract/scenario';
import type { Difference } from '../../contract/signature';
import { compareValues, escapePointer } from '../../evidence/compare';
import { healthyProbes, type AskedProbe } from './asked-probes';
import { expectedSignature, judgedHeaders } from './expect';
import type { EngineLane } from '../lane/open-lane';
import { sendProbe, type Sent } from './send-probe';

export interface Health {
  /** Status of the last request. */
  readonly status: number;
  readonly differences: readonly Difference[];
}

/** Compares the answers, and sees that every process lives: a healthy request need not write a line. */
export async function seeHealthy(
  lane: EngineLane,
  variant: Pick<Variant, 'healthy'>,
  at: string,
): Promise<Health> {
  const differences: Difference[] = [];
  let status = 0;
  for (const probe of healthyProbes(variant, lane.target)) {
    const sent = await sendProbe(lane, probe, lane.timing.deadlineMs);
    status = sent.response.status;
    differences.push(...differencesOf(lane, probe, sent, `${at}/${probe.role}`));
  }
  return { status, differences: [...differences, ...endedProcesses(lane, at)] };
}

/** A stack is no healthier than each of its processes. */
export function endedProcesses(lane: EngineLane, at: string): Difference[] {
  return lane.deployment.serving.flatMap((process) => {
    const how = process.ended();
    if (how === null) return [];
    return [{ at: `${at}/processes/${escapePointer(process.id)}`, expected: 'alive', got: how }];
  });
}

function differencesOf(lane: EngineLane, probe: AskedProbe, sent: Sent, at: string): Difference[] {
  const response = { ...sent.response, headers: judgedHeaders(lane, sent) };
  const seen = { response, headers: sent.response.headers, logs: [], metric: {} };
  return compareValues(at, expectedSignature(lane, probe, sent, seen).response, response);
}
