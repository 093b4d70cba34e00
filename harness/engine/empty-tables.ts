// Empties the tables that were empty to begin with; what a migration has filled stays.

import { escapeIdentifier } from 'pg';
import type { LaneDatabase } from '../contract/database';

/** The first call finds out which they are. */
export function tableEmptier({ query }: Pick<LaneDatabase, 'query'>): () => Promise<void> {
  let empty: readonly string[] | null = null;
  return async () => {
    empty ??= await emptyTables(query);
    if (empty.length === 0) return;
    // Foreign keys and triggers are for those who write rows one by one.
    const statements = empty.map((table) => `DELETE FROM ${table}`);
    await query(
      ['SET session_replication_role = replica', ...statements, 'SET session_replication_role = origin'].join(
        ';',
      ),
    );
  };
}

const TABLES = `SELECT table_schema, table_name FROM information_schema.tables
  WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
  ORDER BY table_schema, table_name`;

async function emptyTables(query: LaneDatabase['query']): Promise<string[]> {
  const { rows } = await query(TABLES);
  const names = rows.map((row) =>
    [row.table_schema, row.table_name].map((part) => escapeIdentifier(String(part))).join('.'),
  );
  if (names.length === 0) return [];
  const asked = names.map((name, index) => `NOT EXISTS (SELECT FROM ${name}) AS "${String(index)}"`);
  const [first] = (await query(`SELECT ${asked.join(', ')}`)).rows;
  return names.filter((_, index) => first?.[String(index)] === true);
}
