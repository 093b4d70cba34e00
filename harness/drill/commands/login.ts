// `login`: the affected user clears the token store and logs in again.

import type { EngineLane } from '../../engine/lane/open-lane';
import { NO_ANSWER } from '../../evidence/send';
import { messageOf } from '../../support/user-error';
import type { DrillCommand } from './command';

export const login: DrillCommand = {
  name: 'login',
  usage: 'login',
  says: 'lets the affected user clear the token store and log in again',
  async run({ lane }) {
    lane.client.present(null);
    try {
      lane.adopt(await lane.logIn(lane.person));
    } catch (thrown) {
      return { text: messageOf(thrown), data: { status: lastStatus(lane) }, acted: true };
    }
    const status = lastStatus(lane);
    return { text: `${String(status)}: the client stores a new token`, data: { status }, acted: true };
  },
};

function lastStatus({ edge }: EngineLane): number {
  return edge.records.at(-1)?.status ?? NO_ANSWER;
}
