// The database with the target's schema, which the databases of the lanes are copies of, and the role that owns what is in it.

import type { Client } from 'pg';

import { messageOf, UserError } from '../../support/user-error';

/** To be copied by `CREATE DATABASE … TEMPLATE … STRATEGY file_copy`, the faster one here. */
export const TEMPLATE_DATABASE = 'chaos401_template';

/** Owns all that the schema makes; cannot log in. Roles that are to work with it are made `IN ROLE` this one. */
export const SCHEMA_ROLE = 'chaos401_owner';

/** `superuser` is connected to `database`, which is to become the template, by whatever name. */
export async function createSchemaRole(superuser: Client, database: string): Promise<void> {
  // On the database, for schemas and extensions of its own.
  await superuser.query(
    `CREATE ROLE ${SCHEMA_ROLE} NOLOGIN; GRANT ALL ON SCHEMA public TO ${SCHEMA_ROLE};
     GRANT CREATE ON DATABASE ${database} TO ${SCHEMA_ROLE}`,
  );
}

/** What is made belongs to the role. */
export async function loadSchemaSql(superuser: Client, sql: string): Promise<void> {
  await superuser.query(`SET ROLE ${SCHEMA_ROLE}`);
  await superuser.query(sql);
}

export function schemaRefusal(thrown: unknown): UserError {
  if (thrown instanceof UserError) return thrown;
  return new UserError({
    to: "load the target's schema",
    why: messageOf(thrown),
    remedy: 'Mend the SQL that database.schema names',
    cause: thrown,
  });
}
