// The client, or what stands in front of the target, sends the token again.

import type { Fix } from '../contract/fix';
import { carrierOf } from '../support/secrets/credential';
import { restartTarget } from './restart-target';

/** Stores the session's token again, and sends it as it should be. */
export const sendTokenAgain: Fix = {
  title: 'Send the token with every request',
  async apply(lane) {
    lane.client.present(null);
    lane.client.store(lane.session.token);
  },
};

/** Nobody logs in: the token itself was good all the time. */
export const sendTokenProperly: Fix = {
  title: 'Send the stored token unchanged, behind its scheme',
  async apply(lane) {
    lane.client.present(null);
  },
};

/** Has the edge change nothing of a request any more. */
export const passHeaderOn: Fix = {
  title: "Let the proxy pass the token's header on",
  async apply(lane) {
    lane.edge.behave({});
  },
};

/** The target allows it across origins, and the edge, which follows the target, forwards it. */
export const allowTokenHeader: Fix = {
  title: "Allow the token's header across origins",
  async apply(lane) {
    await restartTarget('').apply(lane);
    lane.edge.behave({ allow: ['content-type', carrierOf(lane.target.token) ?? ''] });
  },
};
