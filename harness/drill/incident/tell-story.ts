// What the pager and the affected user say, in words that name no cause: only what was seen from outside.

import { fingerprint } from '../../support/secrets/mask';
import { seededRandom } from '../../support/seeded-random';
import type { Story } from '../transcript';
import type { Incident } from './open-incident';

const OPENINGS = [
  'I was in the middle of something and was thrown back to the login page.',
  'The page says that I am not signed in. I did nothing unusual.',
  'It asks me to sign in, and I thought that I was.',
] as const;

/** By how many of the user's requests were answered well. */
const OFTEN = {
  never: ['It is the same each time I reload.', 'Reloading does not help.'],
  sometimes: ['Some reloads work, and some do not.', 'It comes and goes.'],
} as const;

/** The same for the same seed, but for what the living stack says: times, ids, statuses. */
export function tellStory({ lane, sent, at }: Incident, seed: number): Story {
  const random = seededRandom(seed);
  const pick = <T>(of: readonly [T, ...T[]]): T => of[Math.floor(random() * of.length)] ?? of[0];
  const failed = [...sent].reverse().find(({ response }) => !isGood(response.status)) ?? sent.at(-1);
  const good = sent.filter(
    ({ request, response }) => request.method !== 'OPTIONS' && isGood(response.status),
  );
  const status = failed?.response.status ?? 0;
  const began = new Date(at).toISOString();
  const requestId = failed === undefined ? null : lane.target.requestId(failed.response);
  const { email, id } = lane.person;
  const { path, method } = lane.target.probe;
  const share = `${String(sent.length - good.length)} of ${String(sent.length)}`;
  return {
    title: `${method} ${path}: a user is turned away`,
    text: [
      `${began}  PAGE  ${lane.target.name}, production: ${method} ${path} fails for a user.`,
      `Affected: ${email} (user id ${id}). It began at ${began}. Last requests: ${share} failed${
        requestId === null ? '.' : `, request id ${requestId}.`
      }`,
      `${email}: "${pick(OPENINGS)} ${pick(good.length > 0 && good.length < sent.length ? OFTEN.sometimes : OFTEN.never)}"`,
    ],
    facts: [
      { name: 'email', value: email },
      { name: 'user id', value: id },
      { name: 'began', value: began },
      { name: 'status', value: String(status) },
      ...(requestId === null ? [] : [{ name: 'request id', value: requestId }]),
      ...(lane.client.stored === null
        ? []
        : [{ name: 'token fingerprint', value: fingerprint(lane.client.stored) }]),
    ],
  };
}

function isGood(status: number): boolean {
  return status >= 200 && status < 300;
}
