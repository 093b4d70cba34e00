// For cron: ends logins that began longer ago than OLD_LOGIN_AGE.

import pg from 'pg';

const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
const { rowCount } = await client.query(
  'UPDATE login SET ended_at = now() WHERE ended_at IS NULL AND began_at < now() - $1::interval',
  [process.env.OLD_LOGIN_AGE ?? '90 days'],
);
await client.end();
console.log(`ended ${rowCount} logins`);
