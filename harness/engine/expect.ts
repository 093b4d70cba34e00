// Looks up, in the target's definition, what a probe must show.

import type { Condition } from '../contract/condition';
import type { Signature } from '../contract/signature';
import type { Facts } from '../contract/target';
import { credentialIn } from '../support/credential';
import type { EngineLane } from './open-lane';
import type { Sent } from './send-probe';

export function expectedSignature(lane: EngineLane, condition: Condition, sent: Sent): Signature {
  const look = lane.target.looks[condition];
  if (look === undefined)
    throw new Error(`The target ${lane.target.name} does not say how ${condition} looks.`);
  return look(factsOf(lane, sent));
}

function factsOf(lane: EngineLane, sent: Sent): Facts {
  const forwarded = sent.records.at(-1)?.forwarded ?? {};
  return {
    method: sent.request.method,
    path: sent.request.path.split('?', 1)[0] ?? '',
    origin: sent.request.headers.origin ?? null,
    credential: credentialIn(lane.target.token, forwarded),
    session: lane.session,
    person: lane.person,
    requestId: lane.target.requestId(sent.response),
  };
}
