// For the tests of the routes that change sessions: a user, a session, and the application that finds them in its database.

import { scryptSync } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { createTestApp, SECRET, USER_ID, type Answers, type TestApp } from '../../test-app';
import { tokenFingerprint } from '../fingerprint';

export const PASSWORD = 'the right one';
export const TOKEN = jwt.sign({ userId: USER_ID }, SECRET, { expiresIn: '1h' });
export const SHOWN = { id: USER_ID, email: 'a@b.example', role: 'admin' };
export const USER = { ...SHOWN, isActive: true, passwordHash: hashOf(PASSWORD) };
export const EXPIRES_AT = new Date('2026-12-01T12:00:00.000Z');
export const SESSION = { isActive: true, hasExpired: false, expiresAt: EXPIRES_AT };
export const UNAVAILABLE = { error: 'Database unavailable', code: 'database_unavailable' };
export const SESSION_TTL_MS = 20 * 60 * 1000;
const LIFETIMES = { JWT_EXPIRES_IN: '15m', SESSION_TTL: '20m' };

const open: TestApp[] = [];

/** Closed by `closeAll`. */
export function start(
  given: Partial<Answers> = {},
  environment: Readonly<Record<string, string>> = {},
): TestApp {
  const answers = { users: [USER], sessions: [SESSION], ...given };
  const app = createTestApp({ answers, environment: { ...LIFETIMES, ...environment } });
  open.push(app);
  return app;
}

export async function closeAll(): Promise<void> {
  for (const app of open.splice(0)) await app.close();
}

/** With the lowest cost. */
export function hashOf(password: string): string {
  const salt = Buffer.from('salt');
  const hash = scryptSync(password, salt, 32, { N: 2, r: 8, p: 1 });
  const [one, other] = [salt, hash].map((part) => part.toString('base64').replace(/=+$/, ''));
  return `$scrypt$ln=1,r=8,p=1$${one}$${other}`;
}

/** Throws where the token is not signed with the secret. */
export function claimsOf(token: string): { readonly userId: unknown; readonly seconds: number } {
  const { userId, iat = 0, exp = 0 } = jwt.verify(token, SECRET) as jwt.JwtPayload & { userId?: unknown };
  return { userId, seconds: exp - iat };
}

/** What every line about a request to a path holds. */
export function lineFields(path: string, requestId: string | undefined, token: string | null) {
  return {
    time: expect.any(String) as string,
    method: 'POST',
    path,
    origin: null,
    requestId,
    tokenPrefix: token === null ? null : token.slice(0, 8),
    tokenFingerprint: token === null ? null : tokenFingerprint(token),
    userId: token === null ? null : USER_ID,
  };
}
