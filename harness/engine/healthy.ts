// Whether the stack answers the affected user well: the steady state before a fault, and the proof of a fix after it.

import type { Probe, Variant } from '../contract/scenario';
import type { Difference } from '../contract/signature';
import { compareValues } from '../evidence/compare';
import { expectedSignature } from './expect';
import type { EngineLane } from './open-lane';
import { sendProbe, type Sent } from './send-probe';

const SESSION_CHECK: Probe = { role: 'probe', sends: 'session check', condition: 'healthy' };

export interface Health {
  /** Status of the last request. */
  readonly status: number;
  readonly differences: readonly Difference[];
}

/** Compares the answers alone: a healthy request need not write a line. */
export async function seeHealthy(
  lane: EngineLane,
  variant: Pick<Variant, 'healthy'>,
  at: string,
): Promise<Health> {
  const differences: Difference[] = [];
  let status = 0;
  for (const probe of variant.healthy ?? [SESSION_CHECK]) {
    const sent = await sendProbe(lane, probe, lane.timing.deadlineMs);
    status = sent.response.status;
    differences.push(...differencesOf(lane, sent, `${at}/${probe.role}`));
  }
  return { status, differences };
}

function differencesOf(lane: EngineLane, sent: Sent, at: string): Difference[] {
  const { response } = expectedSignature(lane, sent.probe.condition, sent);
  const headers = Object.entries(sent.response.headers).filter(([name]) => lane.target.contractHeaders(name));
  return compareValues(at, response, { ...sent.response, headers: Object.fromEntries(headers) });
}
