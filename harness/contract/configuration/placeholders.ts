// The words in double braces that texts of a target's configuration may hold: `{{port}}`, `{{email}}`.

/** In a command, an environment and a database file; known when a process is started. */
export const PROCESS_PLACEHOLDERS = [
  'host',
  'port',
  'database.url',
  'database.host',
  'database.port',
  'database.user',
  'database.password',
  'database.name',
  'database.file',
] as const;
export type ProcessPlaceholder = (typeof PROCESS_PLACEHOLDERS)[number];

/** In requests that sign a person up or in: every field of the person; in SQL each stands for one value, and needs no quotation marks. */
export const PERSON_PLACEHOLDERS = ['id', 'email', 'password', 'username', 'role'] as const;
export type PersonPlaceholder = (typeof PERSON_PLACEHOLDERS)[number];

/**
 * In the SQL of states, beside those of the person and whatever `keep` has kept of the login's answers. `token.sha256` is in hex;
 * `claims.NAME` is that claim of the token.
 */
export const SESSION_PLACEHOLDERS = ['token', 'token.sha256', 'userId', 'freshId'] as const;
export type SessionPlaceholder = (typeof SESSION_PLACEHOLDERS)[number];

/** A text, or the value of a variable of the harness's own environment: one that is named and not set is an error. */
export type Text = string | { readonly env: string };
