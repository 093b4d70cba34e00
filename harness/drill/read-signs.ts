// The signs of the Checks that one look shows: read from what it showed, and from nothing else.

import { readSigns } from '../checks';
import type { SignName } from '../contract/check';
import type { Clues } from '../contract/clues';
import { carrierOf, credentialIn, properly, schemeOf } from '../support/secrets/credential';
import type { EngineLane } from '../engine/lane/open-lane';
import type { Looking } from './looking';
import type { LookSign } from './transcript';

/** Those of `wanted` that can be read. */
export async function signsIn(
  { lane, names }: Looking,
  wanted: readonly SignName[],
  clues: Partial<Clues>,
): Promise<LookSign[]> {
  const { path } = lane.target.probe;
  const read = await readSigns({ names, path, email: lane.person.email, ...clues });
  const found = new Map<string, LookSign>();
  for (const { name, value, says } of read)
    if (value !== null && wanted.includes(name)) found.set(name, { name, value, says });
  return [...found.values()];
}

export function statusSign(status: number): LookSign {
  return { name: 'status', value: String(status), says: `the request is answered with ${String(status)}` };
}

/** Who has answered the request: the edge by itself, or a target that it has asked. */
export function answeredBySign(byItself: boolean): LookSign {
  return byItself
    ? { name: 'answered by', value: 'the edge', says: 'no target has seen the request' }
    : { name: 'answered by', value: 'the target', says: 'the target has answered the request' };
}

/** The token that the user's client has, or had. */
export function usersToken({ client, session }: EngineLane): string {
  return client.stored ?? session.token;
}

/** The value of the token's header as the client would send it now; null where it would send none. */
export function headerAsSent({ client, presentation, target }: EngineLane): string | null {
  return client.stored === null ? null : (presentation ?? properly)(client.stored, schemeOf(target.token));
}

/** What stands in the header that carries the token, for the Checks, which know of no other place for it. */
export function headerIn(
  { target }: EngineLane,
  headers: Readonly<Record<string, string>>,
): Pick<Clues, 'header'> {
  if (target.token.in !== 'header' || schemeOf(target.token) === null) return {};
  return { header: credentialIn(target.token, { path: '', headers }) };
}

/** Name of the header that carries the token; empty where the URL does. */
export function carrier({ target }: EngineLane): string {
  return carrierOf(target.token) ?? '';
}
