// What a probe must show, as the target's definition says it of this very request.

import type { Signature } from '../../contract/signature';
import type { Facts, SeenExchange } from '../../contract/target';
import { credentialIn } from '../../support/secrets/credential';
import type { AskedProbe } from './asked-probes';
import type { EngineLane } from '../lane/open-lane';
import type { Sent } from './send-probe';

/** `seen` fills in what the definition leaves open. */
export function expectedSignature(
  lane: EngineLane,
  probe: AskedProbe,
  sent: Sent,
  seen?: SeenExchange,
): Signature {
  return probe.look(factsOf(lane, sent), seen);
}

/** The answer as far as it is judged. */
export function judgedHeaders(
  lane: EngineLane,
  { response }: Pick<Sent, 'response'>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(response.headers).filter(([name]) => lane.target.contractHeaders(name)),
  );
}

function factsOf(lane: EngineLane, sent: Sent): Facts {
  const last = sent.records.at(-1);
  return {
    method: sent.request.method,
    path: sent.request.path.split('?', 1)[0] ?? '',
    origin: sent.request.headers.origin ?? null,
    credential:
      last === undefined || last.forwarded === null
        ? null
        : credentialIn(lane.target.token, { path: last.path, headers: last.forwarded }),
    session: lane.session,
    person: lane.person,
    requestId: lane.target.requestId(sent.response),
  };
}
