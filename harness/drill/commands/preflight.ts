// `preflight`: what a browser asks before it sends the token.

import { sendProbe } from '../../engine/round/send-probe';
import { PATIENCE_MS } from '../patience';
import { carrier, signsIn, statusSign } from '../read-signs';
import type { DrillCommand } from './command';
import { requestText, responseText } from './http-text';

export const preflight: DrillCommand = {
  name: 'preflight',
  usage: 'preflight',
  says: "sends the preflight (OPTIONS) of the user's browser",
  async run(drill) {
    const { lane } = drill;
    const { origin } = lane.target;
    const { request, response } = await sendProbe(lane, { sends: 'preflight' }, PATIENCE_MS);
    const signs = await signsIn(drill, ['preflight'], {
      ...(origin === undefined ? {} : { origin }),
      ask: () => Promise.resolve(response),
    });
    const refused =
      response.status === 401
        ? await signsIn(drill, ['refused request', 'complaint'], { answer: { request, response } })
        : [];
    return {
      text: `${requestText(request, carrier(lane))}\n${responseText(response)}`,
      data: { response },
      signs: [statusSign(response.status), ...signs, ...refused],
    };
  },
};
