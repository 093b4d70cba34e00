// What a careless fix may take away: another user's session, the rows of a table, the secret.

import type { Session } from '../../contract/person';
import type { EngineLane } from '../../engine/lane/open-lane';
import { fingerprint } from '../../support/secrets/mask';
import type { Looking } from '../looking';
import { isNoSuchName } from '../no-such-name';

export interface Traces {
  /** Rows of the bystander's session that are good: 1, or 0. Null, as below, where the table is locked; or where it does not tell. */
  readonly bystanderSessions: number | null;
  readonly sessions: number | null;
  readonly users: number | null;
  /** Fingerprints of the secrets of those that serve; `unset` where one has none. */
  readonly secrets: readonly string[];
}

export const UNSET = 'unset';

/** Read past the target, as superuser; a table that is locked is not waited for. */
export async function seeTraces({ lane, names }: Looking, bystander: Session): Promise<Traces> {
  const { sessionsTable: sessions, usersTable: users } = lane.target.database;
  await lane.database.query("SET lock_timeout = '100ms'");
  try {
    return {
      bystanderSessions: await goodSessions({ lane, names }, bystander),
      sessions: await countOf(lane, sessions),
      users: await countOf(lane, users),
      secrets: await secretsOf(lane),
    };
  } finally {
    await lane.database.query('SET lock_timeout = 0');
  }
}

/** What could not be read now is as it was before. */
export function withWhatWas(now: Traces, before: Traces): Traces {
  return {
    bystanderSessions: now.bystanderSessions ?? before.bystanderSessions,
    sessions: now.sessions ?? before.sessions,
    users: now.users ?? before.users,
    secrets: now.secrets,
  };
}

const LOCK_NOT_AVAILABLE = '55P03';

/** Null where the table does not say which sessions are good, or not in these columns. */
async function goodSessions({ lane, names }: Looking, { token }: Session): Promise<number | null> {
  const { columns } = names;
  const good = `WHERE ${columns.token} = $1 AND ${columns.isActive} AND ${columns.expiresAt} > now()`;
  try {
    return await countOf(lane, lane.target.database.sessionsTable, good, token);
  } catch (thrown) {
    if (isNoSuchName(thrown)) return null;
    throw thrown;
  }
}

async function countOf(
  { database }: EngineLane,
  table: string | undefined,
  where = '',
  ...parameters: readonly unknown[]
): Promise<number | null> {
  if (table === undefined) return null;
  try {
    const { rows } = await database.query(`SELECT count(*)::int AS count FROM ${table} ${where}`, parameters);
    return Number(rows[0]?.count);
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === LOCK_NOT_AVAILABLE) return null;
    throw thrown;
  }
}

async function secretsOf({ deployment, target }: EngineLane): Promise<string[]> {
  const name = target.variables.secret;
  if (name === undefined) return [];
  const environments = await Promise.all(deployment.serving.map((process) => process.environment()));
  return environments.map(({ [name]: secret = '' }) => (secret === '' ? UNSET : fingerprint(secret)));
}
