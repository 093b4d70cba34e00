// What the expert knows of each complaint: where to look further, what it then is, and what mends it.

import { emailIn, fingerprintIn, numberIn, userIdIn } from './expert-reads.fixture';

/** Types one line, and gives all that is printed up to the next prompt. */
export type Type = (line: string) => Promise<string>;

export interface Diagnosed {
  readonly answer: string;
  /** Numbers of what proves it. */
  readonly evidence: readonly number[];
  /** Lines that mend it. */
  readonly fix: readonly string[];
}

export interface Seen {
  readonly intro: string;
  readonly type: Type;
  readonly logs: string;
  readonly cited: { readonly request: number; readonly logs: number };
}

export async function byMessage(message: string, seen: Seen): Promise<Diagnosed> {
  const is = (text: string) => message.includes(text);
  if (is('JWT_SECRET environment variable is not set')) return missingSecret(seen);
  if (is('invalid signature')) return wrongSignature(seen);
  if (is('jwt expired')) return expiredToken(seen);
  if (is('Session revoked')) return revoked(seen);
  if (is('Session expired')) return expiredSession(seen);
  if (is('User not found')) return missingUser(seen);
  if (is('No token provided')) return missingToken(seen);
  if (is('not "Bearer <token>"')) return badHeader(seen);
  const database = /Session check failed: database (\w+)/.exec(message)?.[1];
  if (database !== undefined) return databaseFails(database, seen);
  const plain = BY_MESSAGE.find(([text]) => is(text));
  if (plain === undefined) throw new Error(`The expert does not know this: ${message}`);
  const [, answer, fix] = plain;
  return {
    answer,
    evidence: [seen.cited.logs],
    fix: fix.map((line) => line.replace('EMAIL', emailIn(seen.intro))),
  };
}

const BY_MESSAGE: readonly (readonly [string, string, readonly string[]])[] = [
  ['invalid algorithm', 'jwt-mismatch/other-algorithm', ['login']],
  ['jwt not active', 'jwt-expired/clock-skew', ['login']],
  ['Session not found', 'session-revoked/table-truncated', ['login']],
  ['User lookup failed', 'user-not-found/lookup-loses-database', ['database restore', 'network restore']],
  [
    'User inactive',
    'user-not-found/deactivated-user',
    ["sql UPDATE users SET isActive = true WHERE email = 'EMAIL'"],
  ],
  ['jwt malformed', 'token-format/undefined-literal', ['login']],
  ['SyntaxError', 'token-format/corrupted', ['login']],
  ['JsonWebTokenError: invalid token', 'token-format/quoted', ['login']],
];

async function missingSecret({ type }: Seen): Promise<Diagnosed> {
  const env = await type('env');
  const [process = '', file] = env.split('# home/.env');
  const variant =
    file?.includes('JWT_SECRET=') === true
      ? 'dotenv-not-loaded'
      : /^JWT_SECRET=$/m.test(process)
        ? 'empty'
        : 'unset';
  return { answer: `env-missing/${variant}`, evidence: [numberIn(env)], fix: ['restart --like 1'] };
}

async function wrongSignature({ type, logs, intro, cited }: Seen): Promise<Diagnosed> {
  const decode = await type('decode');
  const evidence = [numberIn(decode), cited.logs];
  if (decode.includes('(too few)')) return { answer: 'token-format/truncated', evidence, fix: ['login'] };
  if (decode.includes('only without the white space'))
    return { answer: 'jwt-mismatch/trailing-newline', evidence, fix: ['restart --like 1'] };
  const issuedHere = logs
    .split('\n')
    .some((line) => line.includes('session created') && line.includes(fingerprintIn(decode, intro)));
  return issuedHere
    ? { answer: 'jwt-mismatch/rotated-secret', evidence, fix: ['restart --like 1'] }
    : { answer: 'jwt-mismatch/other-environment', evidence, fix: ['login'] };
}

async function expiredToken({ type }: Seen): Promise<Diagnosed> {
  const decode = await type('decode');
  const seconds = Number(/issued for (-?\d+) s/.exec(decode)?.[1]);
  const evidence = [numberIn(decode)];
  if (seconds >= 60) return { answer: 'jwt-expired/expired', evidence, fix: ['login'] };
  const variant = seconds > 0 ? 'short-lifetime' : 'unitless-lifetime';
  return { answer: `jwt-expired/${variant}`, evidence, fix: ['restart --like 1', 'login'] };
}

async function revoked({ type, logs, intro, cited }: Seen): Promise<Diagnosed> {
  const mark = fingerprintIn(await type('client'), intro);
  const loggedOut = logs.split('\n').some((line) => line.includes('"status":204') && line.includes(mark));
  if (loggedOut) return { answer: 'session-revoked/logged-out', evidence: [cited.logs], fix: ['login'] };
  const sql = await type(
    `sql SELECT userId, isActive, createdAt FROM sessions WHERE createdAt > now() - interval '1 hour'`,
  );
  const id = userIdIn(intro);
  const others = sql.split('\n').filter((line) => /^ [0-9a-f-]{36} \|/.test(line) && !line.includes(id));
  const all = others.length > 0 && others.every((line) => / f /.test(line));
  return {
    answer: `session-revoked/${all ? 'aggressive-cleanup' : 'revoked-row'}`,
    evidence: [numberIn(sql), cited.logs],
    fix: ['login'],
  };
}

async function expiredSession({ type }: Seen): Promise<Diagnosed> {
  const env = await type('env');
  const shorter = /^SESSION_TTL=1s$/m.test(env);
  return {
    answer: `session-expired/${shorter ? 'shorter-than-jwt' : 'expired-row'}`,
    evidence: [numberIn(env)],
    fix: shorter ? ['restart --like 1', 'login'] : ['login'],
  };
}

/** What bars even a new login is a row of the user. */
export async function whyNoLogin(intro: string, type: Type): Promise<Diagnosed> {
  const email = emailIn(intro);
  const sql = await type(`sql SELECT id, email, isActive FROM users WHERE email = '${email}'`);
  const there = /\(1 row\)/.test(sql);
  return {
    answer: `user-not-found/${there ? 'deactivated-user' : 'deleted-user'}`,
    evidence: [numberIn(sql)],
    fix: [there ? `sql UPDATE users SET isActive = true WHERE email = '${email}'` : restoreUser(email)],
  };
}

function restoreUser(email: string): string {
  return `sql INSERT INTO users SELECT * FROM backup.users WHERE email = '${email}'`;
}

async function missingUser({ type, intro }: Seen): Promise<Diagnosed> {
  const [email, id] = [emailIn(intro), userIdIn(intro)];
  const sql = await type(`sql SELECT id, email, isActive FROM users WHERE email = '${email}'`);
  const moved = /\(1 row\)/.test(sql);
  return {
    answer: `user-not-found/${moved ? 'id-mismatch' : 'deleted-user'}`,
    evidence: [numberIn(sql)],
    fix: [moved ? `sql UPDATE users SET id = '${id}' WHERE email = '${email}'` : restoreUser(email)],
  };
}

async function missingToken({ type }: Seen): Promise<Diagnosed> {
  const [edge, client] = [await type('edge'), await type('client')];
  const evidence = [numberIn(edge), numberIn(client)];
  if (/\b307\b/.test(edge))
    return { answer: 'token-missing/dropped-on-redirect', evidence, fix: ['edge restore'] };
  if (/token store: null/.test(client))
    return { answer: 'token-missing/lost-from-storage', evidence, fix: ['login'] };
  if (/sends authorization: \(nothing\)/.test(client))
    return { answer: 'token-missing/no-header', evidence, fix: ['client restore'] };
  return { answer: 'token-missing/stripped-header', evidence, fix: ['edge restore'] };
}

async function badHeader({ type }: Seen): Promise<Diagnosed> {
  const client = await type('client');
  const variant = /"Bearer" twice/.test(client) ? 'doubled-bearer' : 'missing-bearer';
  return { answer: `token-format/${variant}`, evidence: [numberIn(client)], fix: ['client restore'] };
}

const BY_CODE: Readonly<Record<string, readonly [string, readonly string[]]>> = {
  ECONNREFUSED: ['dropped', ['network restore']],
  CONNECT_TIMEOUT: ['black-hole', ['network restore']],
  QUERY_TIMEOUT: ['slow', ['network restore']],
  ECONNRESET: ['reset', ['network restore']],
  POOL_TIMEOUT: ['pool-exhausted', ['restart --env DB_POOL_MAX=8']],
  '57P01': ['terminated', ['database restore']],
  '57P03': ['shutting-down', ['database restore']],
  '53300': ['too-many-connections', ['database restore']],
  '28P01': ['wrong-credentials', ['database restore']],
};

async function databaseFails(code: string, { cited }: Seen): Promise<Diagnosed> {
  const [variant, fix] = BY_CODE[code] ?? [];
  if (variant === undefined || fix === undefined) throw new Error(`The expert does not know ${code}.`);
  return { answer: `database-connection/${variant}`, evidence: [cited.logs], fix };
}
