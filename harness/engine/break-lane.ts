// Breaks a lane as a scenario says, and sends its probes: what stays broken is for somebody to look at.

import type { Variant } from '../contract/scenario';
import { answerLimit } from './answer-limit';
import { Injection } from './inject';
import { markLogs, observe } from './observe';
import type { EngineLane } from './open-lane';
import type { Sent } from './send-probe';

export interface Broken {
  readonly injection: Injection;
  readonly sent: readonly Sent[];
}

/** The lane is one that was prepared. What must be taken back is registered on it. */
export async function breakLane(lane: EngineLane, variant: Variant): Promise<Broken> {
  const marks = markLogs(lane);
  const injection = new Injection(lane, variant.faults);
  await injection.before();
  const probes = variant.probes ?? [
    { role: 'probe', sends: 'session check', condition: variant.condition } as const,
  ];
  const { meanwhile } = injection;
  const { sent } = await observe(lane, probes, {
    marks,
    limitMs: answerLimit(lane),
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
  await injection.after(sent.flatMap(({ records }) => records));
  return { injection, sent };
}
