import type { Client } from 'pg';

import { ownTables, type OwnTables } from '../engine/lane/own-tables';
import { clusterTemplate } from '../runtimes/embedded/postgres/cluster-template';
import { postgresBinaries } from '../runtimes/embedded/postgres/postgres-binaries';
import { startCluster } from '../runtimes/embedded/postgres/start-cluster';
import { cacheDirectory } from '../support/files/cache-directory';
import { CleanupStack } from '../support/cleanup-stack';
import { openRunDirectory } from '../support/files/run-directory';

/** What a team's own schema may hold, and a careless copy would lose. */
const SCHEMA = `
  CREATE SCHEMA "Odd";
  CREATE TYPE mood AS ENUM ('well', 'not so well');
  CREATE TABLE roles (name text);
  INSERT INTO roles VALUES ('admin');
  CREATE TABLE people (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    gone integer,
    "Mail" text UNIQUE NOT NULL,
    lower_mail text GENERATED ALWAYS AS (lower("Mail")) STORED,
    mood mood, secret bytea, tags text[], extra jsonb, score double precision,
    born timestamptz, at interval, boss bigint REFERENCES people
  );
  ALTER TABLE people DROP COLUMN gone;
  CREATE TABLE "Odd"."Log Book" (happened date, says text) PARTITION BY RANGE (happened);
  CREATE TABLE log_2026 PARTITION OF "Odd"."Log Book" FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the trigger ran'; END $$;
`;

const FILLED = `
  INSERT INTO people ("Mail", mood, secret, tags, extra, score, born, at, boss) VALUES
    ('Anna@x', 'not so well', '\\x00ff27', '{"a,b",NULL,"c\\"d"}', 'null', 'NaN', 'infinity', '1 mon 2 days', NULL),
    (E'o''hara\\\\@x', NULL, '', '{}', '{"a": [1, "(x)"]}', 0.1, '2026-11-28 12:00:00.123456+00', NULL, 1);
  INSERT INTO "Odd"."Log Book" VALUES ('2026-11-28', E'two\\nlines, "quoted"');
  CREATE TRIGGER strict BEFORE INSERT OR DELETE ON people FOR EACH ROW EXECUTE FUNCTION refuse();
`;

const cleanup = new CleanupStack();
let client: Client;
let tables: OwnTables;

beforeAll(async () => {
  const run = openRunDirectory();
  cleanup.defer('run', () => run.close());
  const cache = cacheDirectory();
  const binaries = await postgresBinaries({ cache, run });
  const template = await clusterTemplate({ schema: { key: SCHEMA, sql: SCHEMA }, binaries, cache, run });
  const cluster = await startCluster({ template, run });
  cleanup.defer('cluster', () => cluster.stop());
  client = cluster.admin;
  tables = ownTables({ query: async (sql, parameters) => readRows(sql, parameters) });
}, 60_000);

afterAll(() => cleanup.close());

async function readRows(sql: string, parameters?: readonly unknown[]) {
  const { rows, rowCount } = await client.query<Record<string, unknown>>(sql, [...(parameters ?? [])]);
  return { rows, rowCount: rowCount ?? 0 };
}

const everything = async () => ({
  people: (await readRows('SELECT people::text AS row FROM people ORDER BY id')).rows,
  log: (await readRows('SELECT * FROM "Odd"."Log Book"')).rows,
  roles: (await readRows('SELECT * FROM roles')).rows,
});

test('rows of every type are put back as they were, past triggers and foreign keys, and what a migration filled is left alone', async () => {
  await tables.empty();
  await client.query(FILLED);
  const before = await everything();
  expect([before.people.length, before.log.length]).toEqual([2, 1]);
  const kept = await tables.take();

  await tables.empty();
  expect(await everything()).toEqual({ people: [], log: [], roles: [{ name: 'admin' }] });
  await client.query("DELETE FROM roles; INSERT INTO roles VALUES ('changed')");
  await tables.putBack(kept);
  expect(await everything()).toEqual({ ...before, roles: [{ name: 'changed' }] });
  await tables.putBack(kept);
  expect(await everything()).toEqual({ ...before, roles: [{ name: 'changed' }] });
});

test('who comes later gets the next number, and the rules for rows hold again', async () => {
  await expect(client.query('DELETE FROM people')).rejects.toThrow('the trigger ran');
  await client.query('DROP TRIGGER strict ON people');
  const { rows } = await readRows(`INSERT INTO people ("Mail") VALUES ('c@x') RETURNING id::int`);
  expect(rows).toEqual([{ id: 3 }]);
});
