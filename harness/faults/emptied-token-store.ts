// The front end's token store has lost the token.

import type { Fault } from '../contract/fault';
import { receivedCredential } from './received-credential';

/** Empties the front end's token store, and sends the probe through the front end. Needs `frontEnd`. */
export const emptiedTokenStore: Fault = {
  title: "the front end's token store emptied",
  phase: 'through',
  async act(lane) {
    lane.client.useFrontEnd(true);
    lane.client.store(null);
  },
  async witness(lane, probes) {
    const [probe] = probes;
    if (probe === undefined || lane.client.stored !== null || receivedCredential(lane, probe) !== null)
      return null;
    return { summary: 'the token store is empty, and the edge received no credential' };
  },
};
