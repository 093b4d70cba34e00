// The user's client puts the token into its request in a wrong way.

import type { Fault } from '../contract/fault';
import type { Presentation } from '../contract/lane';
import { maskCredential } from '../support/secrets/mask';
import { properly, schemeOf } from '../support/secrets/credential';
import { receivedCredential } from './received-credential';

/**
 * Has the client put into its request what `presentation` makes of the token and its scheme; null for nothing at all. The edge's record of the
 * probe is the receipt.
 */
export function clientPresents(title: string, presentation: Presentation): Fault {
  return {
    title,
    phase: 'through',
    async act(lane) {
      lane.client.present(presentation);
    },
    async witness(lane, probes) {
      const [probe] = probes;
      if (probe === undefined) return null;
      const wanted = presentation(lane.session.token, schemeOf(lane.target.token));
      const seen = receivedCredential(lane, probe);
      if (seen !== wanted) return null;
      return seen === null
        ? { summary: 'the edge received no credential' }
        : {
            summary: `the edge received "${maskCredential(seen)}" (${seen.length} characters)`,
            length: seen.length,
          };
    },
  };
}

/** Another token in the right place, behind the right scheme. */
export function changedToken(change: (token: string) => string): Presentation {
  return (token, scheme) => properly(change(token), scheme);
}
