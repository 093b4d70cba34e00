// Access and refresh tokens: two kinds, two secrets, both naming the login that they belong to.

import { errors, jwtVerify, SignJWT } from 'jose';
import { signInFirst } from './refusal.js';

const ALGORITHM = 'HS256';

export function makeTokens({ accessSecret, refreshSecret, accessLifetime, loginLifetime }) {
  const kinds = {
    access: { secret: accessSecret, lifetime: accessLifetime },
    refresh: { secret: refreshSecret, lifetime: loginLifetime },
  };
  return {
    make(kind, { memberId, loginId }) {
      return new SignJWT({ sid: loginId })
        .setProtectedHeader({ alg: ALGORITHM })
        .setSubject(memberId)
        .setAudience(kind)
        .setIssuedAt()
        .setExpirationTime(kinds[kind].lifetime)
        .sign(keyOf(kind, kinds[kind].secret));
    },

    async read(kind, token) {
      if (token === undefined || token === '') throw signInFirst(`no ${kind} token`);
      const key = keyOf(kind, kinds[kind].secret);
      try {
        const { payload } = await jwtVerify(token, key, { audience: kind, algorithms: [ALGORITHM] });
        return { memberId: payload.sub, loginId: payload.sid };
      } catch (error) {
        if (error instanceof errors.JOSEError) throw signInFirst(`${kind} token: ${error.code}`);
        throw error;
      }
    },
  };
}

function keyOf(kind, secret) {
  if (secret === '') throw new Error(`There is no secret for ${kind} tokens.`);
  return new TextEncoder().encode(secret);
}
