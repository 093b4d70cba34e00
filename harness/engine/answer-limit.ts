// How long the target may take for an answer: its own timeouts, and some grace. More is a hang.

import type { EngineLane } from './open-lane';

/** In ms. */
export function answerLimit({ deployment, timing }: EngineLane): number {
  const [serving] = deployment.serving;
  const shortened = Number(serving?.options.variables?.queryTimeoutMs ?? timing.queryTimeoutMs);
  return timing.connectTimeoutMs + shortened + timing.graceMs;
}
