// What the load consists of: the good request, and one for each way to be refused that needs no fault.

import type { Material } from '../bad-tokens/material';
import type { SessionRow } from '../bad-tokens/render/render';
import { sign } from '../bad-tokens/render/sign';

export interface Mix {
  /** Values of `Authorization`, sent in turn; null sends none. */
  readonly values: readonly (string | null)[];
  readonly sessions: readonly SessionRow[];
}

const HEADER = '{"alg":"HS256","typ":"JWT"}';
const HOUR = 3600;

/** `now` in seconds since 1970. */
export function mixOf(material: Material, now: number): Mix {
  const { active, inactive, absent } = material.people;
  const token = (jti: string, userId = active.id, exp = now + HOUR) =>
    sign(HEADER, JSON.stringify({ userId, jti, exp }), { by: 'live secret', bits: 256 }, material);
  const good = token('good');
  const [revoked, ended, unknown] = [token('revoked'), token('ended'), token('unknown')];
  const [deactivated, nobody] = [token('deactivated', inactive.id), token('nobody', absent.id)];
  return {
    values: [
      ...[good, good, good, good].map(bearer),
      null,
      good,
      ...[good.slice(0, -1), token('past', active.id, now - HOUR)].map(bearer),
      ...[revoked, ended, unknown, deactivated, nobody].map(bearer),
    ],
    sessions: [
      { token: good, userId: active.id, state: 'active' },
      { token: revoked, userId: active.id, state: 'revoked' },
      { token: ended, userId: active.id, state: 'expired' },
      { token: deactivated, userId: inactive.id, state: 'active' },
      { token: nobody, userId: absent.id, state: 'active' },
    ],
  };
}

function bearer(token: string): string {
  return `Bearer ${token}`;
}
