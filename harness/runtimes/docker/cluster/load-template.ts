// Makes the database with the target's schema, which the databases of the lanes are copies of.

import type { Client } from 'pg';

import { openClient, type ServerAddress } from '../../common/open-client';
import {
  createSchemaRole,
  loadSchemaSql,
  schemaRefusal,
  TEMPLATE_DATABASE,
} from '../../common/template-database';

/** `admin` is connected to another database. */
export async function loadTemplate(admin: Client, address: ServerAddress, schemaSql: string): Promise<void> {
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE} STRATEGY wal_log`);
  const template = await openClient({ ...address, database: TEMPLATE_DATABASE });
  try {
    await createSchemaRole(template, TEMPLATE_DATABASE);
    await loadSchemaSql(template, schemaSql);
  } catch (thrown) {
    throw schemaRefusal(thrown);
  } finally {
    // A database that somebody uses cannot be copied.
    await template.end();
  }
}
