// Whether every request that is probed is answered with 2xx while nothing is broken.

import type { HttpResponse } from '../contract/http';
import { hideOfLane } from '../engine/lane/hide-of-lane';
import { sendProbe } from '../engine/round/send-probe';
import type { EngineLane } from '../engine/lane/open-lane';
import { shapeOf } from '../support/shape-of';
import { failed, passed, type StepFinding } from './examination';

const SHOWN_LINES = 5;

/** Up to the first that is answered otherwise. */
export async function lookAtProbes(lane: EngineLane): Promise<StepFinding> {
  const { target, timing } = lane;
  const probes = [target.probe, ...(target.moreProbes ?? [])];
  const answered: string[] = [];
  for (const [index, request] of probes.entries()) {
    const asked = `${request.method} ${request.path}`;
    const { response } = await sendProbe(lane, { sends: 'session check', request }, timing.deadlineMs);
    const { status } = response;
    const key = probes.length === 1 ? 'probe' : `probe[${String(index)}]`;
    if (status < 200 || status >= 300)
      return failed('probe', `${asked} was answered ${await described(response, lane)}`, keysOf(status, key));
    answered.push(`${asked}: ${String(status)}`);
  }
  return passed('probe', answered.join(', '));
}

async function described({ status, body }: HttpResponse, lane: EngineLane): Promise<string> {
  const answer = status === 0 ? 'with nothing' : `with ${String(status)}, its body ${shapeOf(body)}`;
  const lines = lane.deployment.serving[0]?.log.lines.slice(-SHOWN_LINES) ?? [];
  if (lines.length === 0) return answer;
  const hide = await hideOfLane(lane);
  return `${answer}; its last lines:\n  ${hide(lines.join('\n  '))}`;
}

function keysOf(status: number, key: string): string[] {
  return status === 401 || status === 403 ? ['token', 'signIn.token', key] : [key];
}
