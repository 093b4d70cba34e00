// Whether every request that is probed is answered with 2xx while nothing is broken.

import { sendProbe } from '../engine/send-probe';
import type { EngineLane } from '../engine/open-lane';
import { shapeOf } from '../support/shape-of';
import { failed, passed, type StepFinding } from './examination';

const SHOWN_LINES = 5;

export async function lookAtProbes(lane: EngineLane): Promise<StepFinding[]> {
  const { target, timing, deployment } = lane;
  const sent = await sendProbe(
    lane,
    { role: 'probe', sends: 'session check', condition: 'healthy' },
    timing.deadlineMs,
  );
  const { status, body } = sent.response;
  const asked = `${target.probe.method} ${target.probe.path}`;
  if (status >= 200 && status < 300) return [passed('probe', `${asked}: ${String(status)}`)];
  const answered = status === 0 ? 'with nothing' : `with ${String(status)}, its body ${shapeOf(body)}`;
  const lines = deployment.serving[0]?.log.lines.slice(-SHOWN_LINES) ?? [];
  const shown = lines.length === 0 ? '' : `; its last lines:\n  ${lines.join('\n  ')}`;
  const keys = status === 401 || status === 403 ? ['token', 'signIn.token', 'probe'] : ['probe'];
  return [failed('probe', `${asked} was answered ${answered}${shown}`, keys)];
}
