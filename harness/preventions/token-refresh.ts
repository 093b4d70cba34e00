// The front end renews the token before it expires, in a tab that stays open.

import type { Prevention } from '../contract/prevention';
import { recordingFetch } from '../evidence/recording-fetch';
import { fingerprint } from '../support/secrets/mask';

export const tokenRefresh: Prevention = {
  title: 'Renew the token before it expires',
  needs: ['variable:tokenRefresh', 'front end', 'open tab'],
  variables: { tokenRefresh: 'true' },
  async begin(lane) {
    const { target, client, edge, timing } = lane;
    const { origin } = target;
    let renewals = 0;
    const tab = target.openTab?.({
      baseUrl: edge.url,
      fetch: recordingFetch(origin === undefined ? {} : { origin }, timing.deadlineMs).fetch,
      tokens: {
        get: () => client.stored,
        set(token) {
          renewals += 1;
          client.store(token);
        },
      },
    });
    if (tab === undefined) throw new Error(`The target ${target.name} has no front end to open.`);
    lane.undo('close the tab', () => tab.close());
    client.useFrontEnd(true);
    client.onStore(() => tab.tokenStored());
    return async () => {
      // A renewal under way ends the old token: what is asked next must have the new one.
      await tab.close();
      const [before, after] = [lane.session.token, client.stored];
      if (after === null || after === before) return null;
      return {
        summary: `the front end has renewed the token ${renewals === 1 ? 'once' : `${renewals} times`} since the login`,
        renewals,
        tokenBefore: fingerprint(before),
        tokenAfter: fingerprint(after),
      };
    };
  },
};
