// How long the target may take for an answer: its own timeouts, and some grace. More is a hang.

import type { EngineLane } from '../lane/open-lane';

/** In ms. */
export function answerLimit({ deployment, target, timing }: EngineLane): number {
  const { variables, timeouts = {} } = target;
  const [serving] = deployment.serving;
  const shortened = Number(serving?.options.variables?.queryTimeoutMs ?? timing.queryTimeoutMs);
  const connectMs = variables.connectTimeoutMs === undefined ? timeouts.connectMs : timing.connectTimeoutMs;
  const queryMs = variables.queryTimeoutMs === undefined ? timeouts.queryMs : shortened;
  const known = (connectMs ?? 0) + (queryMs ?? 0) + timing.graceMs;
  // What has limits that nobody knows of may take as long as the run has patience.
  return connectMs === undefined || queryMs === undefined ? Math.max(known, timing.deadlineMs) : known;
}
