// What the edge saw in the token's place.

import type { EdgeRecord } from '../contract/edge';
import type { Lane } from '../contract/lane';
import { credentialIn, tokenIn } from '../support/secrets/credential';

/** As the client sent it, scheme included; null where it sent none. */
export function receivedCredential(lane: Lane, record: EdgeRecord): string | null {
  return credentialIn(lane.target.token, { path: record.path, headers: record.received });
}

/** The same without its scheme. */
export function receivedToken(lane: Lane, record: EdgeRecord): string | null {
  return tokenIn(lane.target.token, { path: record.path, headers: record.received });
}

/** Whether the edge sent the token's header on. */
export function wasForwarded(lane: Lane, record: EdgeRecord): boolean {
  const { forwarded, path } = record;
  return forwarded !== null && credentialIn(lane.target.token, { path, headers: forwarded }) !== null;
}
