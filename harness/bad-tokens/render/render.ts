// Makes a specimen into what is sent and what is written to the database before.

import type { SessionSpec, Specimen, TokenSpec, ValueSpec } from '../specimen';
import { countedOf, NODE_LIMIT } from '../wire/request-head';
import { fillIn, type Moment } from './fill-in';
import { mutate } from './mutate';
import { sign } from './sign';

export interface SessionRow {
  readonly token: string;
  readonly userId: string;
  readonly state: SessionSpec['state'];
}

export interface Rendered {
  /** Sent as `X-Request-Id`. */
  readonly id: string;
  /** Values of the `Authorization` lines; each character is one byte. */
  readonly values: readonly string[];
  readonly sessions: readonly SessionRow[];
}

const ROW_ID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** In characters: an index of PostgreSQL takes no more, and no login makes a longer one. */
const LONGEST_STORED = 2000;

export function render(specimen: Specimen, moment: Moment): Rendered {
  const values: string[] = [];
  const sessions: SessionRow[] = [];
  for (const [index, spec] of specimen.entries()) {
    const made = spec.kind === 'token' ? makeToken(spec, { ...moment, id: `${moment.id}-${index}` }) : null;
    values.push(valueOf(spec, made?.token ?? '', values, moment.id));
    if (made?.session !== undefined) sessions.push(made.session);
  }
  return { id: moment.id, values, sessions };
}

function makeToken(spec: TokenSpec, moment: Moment): { token: string; session?: SessionRow } {
  const payload = fillIn(spec.payload, moment);
  const whole = sign(fillIn(spec.header, moment), payload, spec.signing, moment.material);
  const token = spec.mutations.reduce(mutate, whole);
  const { other } = moment.material.people;
  const userId = spec.session?.of === 'other' ? other.id : claimedUserId(payload);
  if (spec.session === null || userId === null || !isStorable(token)) return { token };
  return { token, session: { token, userId, state: spec.session.state } };
}

/** Null where no row can have it. */
function claimedUserId(payload: string): string | null {
  try {
    const { userId } = (JSON.parse(payload) ?? {}) as { userId?: unknown };
    return typeof userId === 'string' && ROW_ID.test(userId) ? userId.toLowerCase() : null;
  } catch {
    return null;
  }
}

function valueOf(spec: ValueSpec, token: string, before: readonly string[], id: string): string {
  switch (spec.kind) {
    case 'text':
      return spec.text;
    case 'token':
      // What begins a line of its own would be no value any more.
      return `${spec.before}${token}${spec.after}`.replaceAll('\r\n', '\r');
    case 'filled': {
      const room = NODE_LIMIT - countedOf(id, [...before, spec.before]);
      return spec.before + 'x'.repeat(Math.max(0, room + spec.beyondLimit));
    }
  }
}

function isStorable(token: string): boolean {
  return token !== '' && token.length <= LONGEST_STORED && /^[\x20-\x7e]*$/.test(token);
}
