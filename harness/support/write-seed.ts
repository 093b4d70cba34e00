// Writes a target's rows into a database of one's own, where nothing but SQL is needed for it.

import type { Rows } from '../contract/database';
import type { Person } from '../contract/person';
import type { TargetDefinition } from '../contract/target';

type Query = (sql: string, parameters?: readonly unknown[]) => Promise<Pick<Rows, 'rows'>>;

/** Rejects where the target's seed wants more than that. */
export async function writeSeed(
  { database }: Pick<TargetDefinition, 'database'>,
  people: readonly Person[],
  query: Query,
): Promise<void> {
  const refuse = (): Promise<never> => Promise.reject(new Error('The seed is not of SQL alone.'));
  await database.seed({
    people,
    query: query as (...of: Parameters<Query>) => Promise<Rows>,
    emptyTables: refuse,
    run: refuse,
  });
}
