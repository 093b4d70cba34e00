// `client`: what the affected user's browser holds and sends.

import { maskCredential } from '../../support/secrets/mask';
import { carrier, headerAsSent, signsIn } from '../read-signs';
import type { DrillCommand } from './command';
import { wantsRestore } from './wants-restore';

export const client: DrillCommand = {
  name: 'client',
  usage: 'client [restore]',
  says: "shows the token store and the token's header of the user's client; restore: lets it send what it was given, unchanged",
  async run(drill, line) {
    const { lane } = drill;
    if (wantsRestore(line)) {
      lane.client.present(null);
      if (lane.client.stored === null) lane.client.store(lane.session.token);
      return { text: 'The client sends its token again, behind its scheme.', data: {}, acted: true };
    }
    const { stored } = lane.client;
    const header = headerAsSent(lane);
    const signs = await signsIn(drill, ['token store', 'header form', 'token form'], {
      stored,
      ...(header === null && stored === null ? { header: null } : { header }),
    });
    return {
      text: [
        `token store: ${stored === null ? 'null' : `${maskCredential(stored)}, ${String(stored.length)} characters`}`,
        `sends ${carrier(lane)}: ${header === null ? '(nothing)' : `${maskCredential(header)}, ${String(header.length)} characters`}`,
        ...signs.map(({ says }) => says),
      ].join('\n'),
      data: {
        stored: stored === null ? null : maskCredential(stored),
        header: header === null ? null : maskCredential(header),
      },
      signs,
    };
  },
  complete: () => ['restore'],
};
