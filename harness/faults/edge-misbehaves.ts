// The edge takes something out of the request on its way.

import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { carrierOf } from '../support/secrets/credential';
import { receivedCredential, wasForwarded } from './received-credential';

/** Takes out the header that carries the token. */
export const strippedHeader: Fault = {
  title: "the edge strips the token's header",
  phase: 'through',
  async act(lane) {
    lane.edge.behave({ strip: [carrierOrRefuse(lane)] });
  },
  async witness(lane, probes) {
    const probe = probes.at(-1);
    if (probe === undefined || receivedCredential(lane, probe) === null || wasForwarded(lane, probe))
      return null;
    return { summary: `the edge received ${carrierOrRefuse(lane)} and did not forward it` };
  },
};

/** Forwards those headers alone that the target allows across origins. */
export const allowListedHeaders: Fault = {
  ...strippedHeader,
  title: 'the edge forwards allowed headers alone',
  act: allowOnly,
};

function carrierOrRefuse({ target }: Lane): string {
  const carrier = carrierOf(target.token);
  if (carrier === null) throw new Error(`The target ${target.name} has its token in no header.`);
  return carrier;
}

async function allowOnly(lane: Parameters<Fault['act']>[0]): Promise<void> {
  lane.edge.behave({ allow: ['content-type'] });
}

/** Sends the client to another origin, where `fetch` drops the credentials (Fetch standard, HTTP-redirect fetch, step 13). */
export const redirectedToOtherOrigin: Fault = {
  title: 'the edge redirects to another origin',
  phase: 'through',
  async act(lane) {
    lane.client.useFrontEnd(true);
    lane.edge.behave({ redirect: true });
  },
  async witness(lane, probes) {
    const [first, second] = probes;
    if (first === undefined || second === undefined || first.forwarded !== null) return null;
    if (receivedCredential(lane, first) === null || receivedCredential(lane, second) !== null) return null;
    return {
      summary: `the client sent its token, was redirected with ${first.status}, and followed without it`,
      status: first.status,
    };
  },
};
