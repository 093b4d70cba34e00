// A new login whose token, or session, then lives to its end.

import { setTimeout as delay } from 'node:timers/promises';
import type { Fault } from '../contract/fault';
import { awaitState } from './await-state';
import { witnessState } from './database-state';
import { decode } from './forged-token';

const SECOND_MS = 1000;

/** `exp` counts whole seconds (RFC 7519 §2, NumericDate as jsonwebtoken writes it): how long the token lives depends on when in a second it is born. */
export const outlivedToken: Fault = {
  title: 'a new login, its token outlived',
  async act(lane) {
    await lane.signIn();
    const expiry = expiryOf(lane.session.token);
    // One that lives longer is not the token that was wanted, and the witness says so.
    if (expiry - Date.now() <= lane.timing.deadlineMs) await until(expiry);
  },
  async witness(lane) {
    const expired = expiryOf(lane.session.token);
    const now = Date.now();
    return expired > now
      ? null
      : {
          summary: `exp ${new Date(expired).toISOString()} has passed`,
          exp: expired / SECOND_MS,
          now: now / SECOND_MS,
        };
  },
};

/** Logs in anew; its receipt is a token whose `exp` is not after its `iat`. Needs a target that was started so that it gives such tokens. */
export const bornExpiredToken: Fault = {
  title: 'a new login, its token expired at birth',
  async act(lane) {
    await lane.signIn();
  },
  async witness(lane) {
    const { iat, exp } = claimsOf(lane.session.token);
    return iat === undefined || exp === undefined || exp > iat
      ? null
      : { summary: `exp (${exp}) is not after iat (${iat})`, iat, exp };
  },
};

/** Logs in anew, and waits until the session has expired. Needs a short lifetime of sessions, and the state `sessionExpired` with what shows it. */
export const outlivedSession: Fault = {
  title: 'a new login, its session outlived',
  async act(lane) {
    await lane.signIn();
    await awaitState(() => witnessState(lane, 'sessionExpired'), lane.timing.deadlineMs);
  },
  witness: (lane) => witnessState(lane, 'sessionExpired'),
};

function claimsOf(token: string): { iat?: number; exp?: number } {
  return decode(token).payload as { iat?: number; exp?: number };
}

/** A timer may fire early, so the clock itself is asked. */
async function until(timeMs: number): Promise<void> {
  for (let left = timeMs - Date.now(); left > 0; left = timeMs - Date.now()) await delay(left);
}

/** In ms since the epoch. */
function expiryOf(token: string): number {
  return (claimsOf(token).exp ?? Infinity) * SECOND_MS;
}
