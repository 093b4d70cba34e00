// Brings the database to the newest schema: each file of migrations/ once, in the order of their names.

import { readdir, readFile } from 'node:fs/promises';
import pg from 'pg';

const folder = new URL('../migrations/', import.meta.url);
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
try {
  await client.query('BEGIN');
  await client.query(
    'CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY, at timestamptz DEFAULT now())',
  );
  await client.query('LOCK TABLE migration');
  const { rows } = await client.query('SELECT name FROM migration');
  const done = new Set(rows.map(({ name }) => name));
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    if (done.has(name)) continue;
    await client.query(await readFile(new URL(name, folder), 'utf8'));
    await client.query('INSERT INTO migration (name) VALUES ($1)', [name]);
    console.log(`applied ${name}`);
  }
  await client.query('COMMIT');
} finally {
  await client.end();
}
