// Breaks a lane as a scenario says, and sends its probes: what stays broken is for somebody to look at.

import type { Case } from '../../contract/scenario';
import { answerLimit } from './answer-limit';
import { askedProbes } from './asked-probes';
import { Injection } from './inject';
import { markLogs, observe } from './observe';
import type { EngineLane } from '../lane/open-lane';
import type { Sent } from './send-probe';

export interface Broken {
  readonly injection: Injection;
  readonly sent: readonly Sent[];
}

/** The lane is one that was prepared. What must be taken back is registered on it. */
export async function breakLane(lane: EngineLane, of: Pick<Case, 'id' | 'variant'>): Promise<Broken> {
  const marks = markLogs(lane);
  const injection = new Injection(lane, of.variant.faults);
  await injection.before();
  const { meanwhile } = injection;
  const { sent } = await observe(lane, askedProbes(of, lane.target), {
    marks,
    limitMs: answerLimit(lane),
    ...(meanwhile === undefined ? {} : { meanwhile }),
  });
  await injection.after(sent.flatMap(({ records }) => records));
  return { injection, sent };
}
