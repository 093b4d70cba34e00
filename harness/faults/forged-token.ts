// A token in the place of the user's, as another issuer would have made it.

import jwt from 'jsonwebtoken';
import type { EdgeRecord } from '../contract/edge';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import type { Receipt } from '../contract/receipt';
import { receivedToken } from './received-credential';

/** What differs from the user's own token. */
export interface Forgery {
  /** Replaces claims of the user's own token; the order of its keys stays. */
  readonly claims?: (payload: jwt.JwtPayload) => Partial<jwt.JwtPayload>;
  /** What it is signed with; the lane's own secret where it is missing. */
  readonly secret?: (lane: Lane) => string;
  /** That of the user's own token where it is missing. */
  readonly algorithm?: jwt.Algorithm;
  /** What the token shows that reached the edge; null where it is not this forgery. */
  readonly shows: (token: jwt.Jwt, raw: string, lane: Lane) => Receipt | null;
}

/** Puts a JWT in the place of the user's, with the same claims but for what the forgery says. Rejects where the user's own token is no JWT. */
export function forgedToken(title: string, forgery: Forgery): Fault {
  return {
    title,
    phase: 'through',
    async act(lane) {
      const { header, payload } = decode(lane.session.token);
      const own = payload as jwt.JwtPayload;
      const claims = { ...own, ...forgery.claims?.(own) };
      const token = jwt.sign(claims, forgery.secret?.(lane) ?? lane.secret, {
        algorithm: forgery.algorithm ?? (header.alg as jwt.Algorithm),
      });
      lane.adopt({ ...lane.session, token });
    },
    async witness(lane, probes) {
      const raw = tokenOf(lane, probes);
      return raw === null ? null : forgery.shows(decode(raw), raw, lane);
    },
  };
}

/** Whether the token verifies with this secret, its times aside. */
export function isSignedWith(secret: string, raw: string): boolean {
  try {
    jwt.verify(raw, secret, { ignoreExpiration: true, ignoreNotBefore: true });
    return true;
  } catch {
    return false;
  }
}

/** Decodes without verification. */
export function decode(token: string): jwt.Jwt {
  const decoded = jwt.decode(token, { complete: true });
  if (decoded === null) throw new Error('The session of the user holds no JWT.');
  return decoded;
}

function tokenOf(lane: Lane, probes: readonly EdgeRecord[]): string | null {
  const last = probes.at(-1);
  return last === undefined ? null : receivedToken(lane, last);
}
