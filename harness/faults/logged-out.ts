// The user has logged out, and the token is used again.

import { properly, schemeOf, withCredential } from '../support/secrets/credential';
import type { Fault } from '../contract/fault';
import { witnessState } from './database-state';

/**
 * Sends `signOut` with the token, and keeps the token. Needs `signOut` and the state `sessionRevoked` with what shows it. Rejects where
 * logging out is refused.
 */
export const loggedOut: Fault = {
  title: 'logged out, token kept',
  async act(lane) {
    const { signOut, token } = lane.target;
    if (signOut === undefined) throw new Error(`The target ${lane.target.name} has no way to log out.`);
    const value = properly(lane.session.token, schemeOf(token));
    const request = { ...signOut(lane.session), headers: {} };
    const answer = await lane.send(withCredential(token, request, value));
    if (answer.status >= 400) throw new Error(`Logging out was answered with ${answer.status}.`);
  },
  witness: (lane) => witnessState(lane, 'sessionRevoked'),
};
