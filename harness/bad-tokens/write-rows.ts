// Writes the people and the sessions that the corpus speaks of, past the target.

import type { LaneDatabase } from '../contract/database';
import type { Person } from '../contract/person';
import type { TargetDefinition } from '../contract/target';
import { writeSeed } from '../support/write-seed';
import type { Material } from './material';
import type { SessionRow } from './render/render';

type Database = Pick<LaneDatabase, 'query'>;

const DEACTIVATE = 'UPDATE users SET isActive = false WHERE id = $1';
const INSERT_SESSIONS = `
  INSERT INTO sessions (id, token, userId, isActive, expiresAt)
  SELECT gen_random_uuid(), token, userId, state <> 'revoked',
         now() + CASE state WHEN 'expired' THEN -1 ELSE 1 END * interval '1 hour'
    FROM unnest($1::text[], $2::uuid[], $3::text[]) AS given (token, userId, state)
  ON CONFLICT (token) DO UPDATE
  SET userId = excluded.userId, isActive = excluded.isActive, expiresAt = excluded.expiresAt`;

/** All but `absent`. */
export async function writePeople(
  database: Database,
  target: TargetDefinition,
  { people }: Material,
): Promise<void> {
  const present: Person[] = [people.active, people.inactive, people.other];
  await writeSeed(target, present, (sql, parameters) => database.query(sql, parameters));
  await database.query(DEACTIVATE, [people.inactive.id]);
}

/** No token twice; a row that is there already is changed. */
export async function writeSessions(database: Database, rows: readonly SessionRow[]): Promise<void> {
  if (rows.length === 0) return;
  await database.query(INSERT_SESSIONS, [
    rows.map(({ token }) => token),
    rows.map(({ userId }) => userId),
    rows.map(({ state }) => state),
  ]);
}
