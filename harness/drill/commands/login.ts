// `login`: the affected user clears the token store and logs in again.

import { messageOf } from '../../support/user-error';
import type { DrillCommand } from './command';
import { responseText } from './http-text';

export const login: DrillCommand = {
  name: 'login',
  usage: 'login',
  says: 'lets the affected user clear the token store and log in again',
  async run({ lane }) {
    lane.client.present(null);
    const answer = await lane.send(lane.target.signIn.request(lane.person));
    try {
      lane.adopt(lane.target.signIn.session(answer));
    } catch (thrown) {
      return {
        text: `${responseText(answer)}\n${messageOf(thrown)}`,
        data: { status: answer.status },
        acted: true,
      };
    }
    return {
      text: `${String(answer.status)}: the client stores a new token`,
      data: { status: answer.status },
      acted: true,
    };
  },
};
