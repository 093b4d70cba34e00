// The tables that were empty to begin with: what is in them belongs to scenarios. What a migration has filled stays as it is.

import { escapeIdentifier, escapeLiteral } from 'pg';
import type { LaneDatabase } from '../../contract/database';

/** A table's rows, each as PostgreSQL writes a composite value: text that reads back as the same, whatever the types. */
interface TableRows {
  /** With its schema, quoted. */
  readonly table: string;
  /** Quoted; without those that PostgreSQL works out by itself. */
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

export interface OwnTables {
  /** The first call finds out which they are. */
  empty(): Promise<void>;
  /** What is in them now. Rejects before `empty` was called: nobody knows then which they are. */
  take(): Promise<readonly TableRows[]>;
  /** Empties them, and writes these rows. Sequences go on where they were. */
  putBack(rows: readonly TableRows[]): Promise<void>;
}

export function ownTables({ query }: Pick<LaneDatabase, 'query'>): OwnTables {
  let known: readonly string[] | null = null;
  return {
    async empty() {
      known ??= await findEmpty(query);
      await write(query, deletions(known));
    },
    async take() {
      if (known === null) throw new Error('The tables are not known before they were emptied once.');
      const taken: TableRows[] = [];
      for (const table of known) taken.push(await rowsOf(query, table));
      return taken;
    },
    putBack: (rows) =>
      write(query, [...deletions(rows.map(({ table }) => table)), ...rows.flatMap(insertion)]),
  };
}

const TABLES = `SELECT table_schema, table_name FROM information_schema.tables
  WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
  ORDER BY table_schema, table_name`;

async function findEmpty(query: LaneDatabase['query']): Promise<string[]> {
  const { rows } = await query(TABLES);
  const names = rows.map((row) =>
    [row.table_schema, row.table_name].map((part) => escapeIdentifier(String(part))).join('.'),
  );
  if (names.length === 0) return [];
  const asked = names.map((name, index) => `NOT EXISTS (SELECT FROM ${name}) AS "${String(index)}"`);
  const [first] = (await query(`SELECT ${asked.join(', ')}`)).rows;
  return names.filter((_, index) => first?.[String(index)] === true);
}

/** `ONLY`: the rows of a partition are its own, not also those of the table that it is a part of. */
async function rowsOf(query: LaneDatabase['query'], table: string): Promise<TableRows> {
  const columns = await query(
    `SELECT quote_ident(attname) AS name FROM pg_attribute
      WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [table],
  );
  const { rows } = await query(`SELECT whole::text AS row FROM ONLY ${table} AS whole`);
  return {
    table,
    columns: columns.rows.map(({ name }) => String(name)),
    rows: rows.map(({ row }) => String(row)),
  };
}

function deletions(tables: readonly string[]): string[] {
  return tables.map((table) => `DELETE FROM ${table}`);
}

function insertion({ table, columns, rows }: TableRows): string[] {
  if (rows.length === 0) return [];
  const values = rows.map((row) => escapeLiteral(row)).join(', ');
  return [
    `INSERT INTO ${table} (${columns.join(', ')}) OVERRIDING SYSTEM VALUE
      SELECT ${columns.map((column) => `(whole).${column}`).join(', ')}
      FROM (SELECT unnest(ARRAY[${values}]::${table}[]) AS whole) AS kept`,
  ];
}

/** In one transaction. Foreign keys and triggers are for those who write rows one by one. */
async function write(query: LaneDatabase['query'], statements: readonly string[]): Promise<void> {
  if (statements.length === 0) return;
  await query(
    ['SET session_replication_role = replica', ...statements, 'SET session_replication_role = origin'].join(
      '; ',
    ),
  );
}
