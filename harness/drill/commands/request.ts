// `request`: the affected user's request, as the user's client sends it.

import { NO_ANSWER } from '../../evidence/send';
import { sendProbe, type Sent } from '../../engine/round/send-probe';
import type { EngineLane } from '../../engine/lane/open-lane';
import type { Looking } from '../looking';
import { PATIENCE_MS } from '../patience';
import { answeredBySign, carrier, headerIn, signsIn, statusSign, usersToken } from '../read-signs';
import type { LookSign } from '../transcript';
import type { DrillCommand } from './command';
import { requestText, responseText } from './http-text';
import { numberOf } from './line';

const MOST = 20;

export const request: DrillCommand = {
  name: 'request',
  usage: 'request [--times N]',
  says: "sends the affected user's request as the user's client does",
  async run(drill, line) {
    const { lane, incident } = drill;
    const times = numberOf(line, 'times', 1, MOST) ?? 1;
    const sent: Sent<unknown>[] = [];
    for (let count = 0; count < times; count += 1) {
      sent.push(await sendProbe(lane, { sends: 'session check' }, PATIENCE_MS));
      await incident.settled();
    }
    const shown = sent.find(({ response }) => response.status !== 200) ?? sent[0];
    if (shown === undefined) throw new Error('No request was sent.');
    const statuses = sent.map(({ response }) => response.status);
    return {
      text: [
        ...hops(lane, shown),
        responseText(shown.response),
        ...(times === 1 ? [] : [`${String(times)} requests: ${statuses.join(' ')}`]),
      ].join('\n'),
      data: { statuses, response: shown.response },
      signs: await signsOfSent(drill, shown, statuses),
    };
  },
  complete: () => ['--times'],
};

/** Each request that went out, redirects included. */
function hops(lane: EngineLane, { records, request: sentRequest }: Sent<unknown>): string[] {
  if (records.length < 2) return [requestText(sentRequest, carrier(lane))];
  return records.flatMap(({ method, path, received, status }, index) => [
    requestText({ method, path, headers: received }, carrier(lane)),
    ...(index < records.length - 1 ? [`< HTTP/1.1 ${String(status)} (the client follows)`] : []),
  ]);
}

async function signsOfSent(
  looking: Looking,
  { records, request: sentRequest, response }: Sent<unknown>,
  statuses: readonly number[],
): Promise<LookSign[]> {
  const { lane } = looking;
  const [first] = records;
  const header = headerIn(lane, first?.received ?? sentRequest.headers);
  const clues = {
    ...header,
    token: usersToken(lane),
    ...(response.status === NO_ANSWER ? {} : { answer: { request: sentRequest, response } }),
  };
  const redirect = {
    ...response,
    status: first?.status ?? response.status,
    headers: records.length > 1 ? { location: 'another origin' } : {},
  };
  const again = [...statuses];
  return [
    statusSign(response.status),
    answeredBySign(records.at(-1)?.upstream === null),
    ...(await signsIn(
      looking,
      ['complaint', 'header form', 'token form', 'header arrives', 'refused request'],
      clues,
    )),
    ...(await signsIn(looking, ['redirect'], { ...header, ask: () => Promise.resolve(redirect) })),
    ...(await signsIn(looking, ['same request again'], {
      token: usersToken(lane),
      ask: () => {
        const status = again.shift();
        return status === undefined
          ? Promise.reject(new Error('It was not sent as often.'))
          : Promise.resolve({ ...response, status });
      },
    })),
  ];
}
