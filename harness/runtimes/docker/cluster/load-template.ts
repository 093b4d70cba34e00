// Makes the database with the target's schema, which the databases of the lanes are copies of.

import type { Client } from 'pg';

import { messageOf, UserError } from '../../../support/user-error';
import { openClient, type ServerAddress } from '../../common/open-client';

export const TEMPLATE_DATABASE = 'chaos401_template';

/** Owns all that the schema makes; cannot log in. */
export const SCHEMA_ROLE = 'chaos401_owner';

/** `admin` is connected to another database. */
export async function loadTemplate(admin: Client, address: ServerAddress, schemaSql: string): Promise<void> {
  await admin.query(`CREATE ROLE ${SCHEMA_ROLE} NOLOGIN`);
  await admin.query(`CREATE DATABASE ${TEMPLATE_DATABASE} STRATEGY wal_log`);
  const template = await openClient({ ...address, database: TEMPLATE_DATABASE });
  try {
    // On the database, for schemas and extensions of its own.
    await template.query(
      `GRANT ALL ON SCHEMA public TO ${SCHEMA_ROLE}; GRANT CREATE ON DATABASE ${TEMPLATE_DATABASE} TO ${SCHEMA_ROLE};
       SET ROLE ${SCHEMA_ROLE}`,
    );
    await template.query(schemaSql);
  } catch (thrown) {
    throw new UserError({
      to: "load the target's schema",
      why: messageOf(thrown),
      remedy: 'Mend the SQL that database.schema names',
      cause: thrown,
    });
  } finally {
    // A database that somebody uses cannot be copied.
    await template.end();
  }
}
