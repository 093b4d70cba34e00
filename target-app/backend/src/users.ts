// The users table, read only.

import type { Database } from './database';

export interface User {
  readonly id: string;
  readonly email: string;
  readonly role: string;
}

export interface UserRow extends User {
  readonly isActive: boolean;
}

export async function findUserById(database: Database, id: string): Promise<UserRow | null> {
  const { rows } = await database.query<UserRow>(
    'SELECT id, email, role, isActive AS "isActive" FROM users WHERE id = $1',
    [id],
  );
  return rows[0] ?? null;
}

export async function findUserByEmail(
  database: Database,
  email: string,
): Promise<(UserRow & { readonly passwordHash: string }) | null> {
  const { rows } = await database.query<UserRow & { readonly passwordHash: string }>(
    'SELECT id, email, role, isActive AS "isActive", passwordHash AS "passwordHash" FROM users WHERE email = $1',
    [email],
  );
  return rows[0] ?? null;
}

/** What a client may see of a user. */
export function publicUser({ id, email, role }: User): User {
  return { id, email, role };
}
