// The harness's words for what is wrong, as far as any backend could know it.

export interface ConditionMeta {
  /** One sentence, without a word of any one backend. */
  readonly says: string;
  /** Whose fault it is. A 401 for the server's own fault does not conform to RFC 9110 (§15.5.2: the *credentials* are lacking or refused). */
  readonly fault: 'client' | 'server' | 'none';
}

export const CONDITIONS = {
  healthy: { says: 'Nothing is wrong: the request is answered.', fault: 'none' },
  'preflight-allowed': { says: 'The preflight allows the request, with its credentials.', fault: 'none' },

  'token-missing': { says: 'No token reaches the backend.', fault: 'client' },
  'token-scheme-missing': { says: 'The token comes without the scheme in front of it.', fault: 'client' },
  'token-scheme-doubled': { says: 'The scheme stands twice in front of the token.', fault: 'client' },
  'token-malformed': { says: 'What comes in place of a token has not the form of one.', fault: 'client' },
  'token-quoted': { says: 'The token comes in quotation marks.', fault: 'client' },
  'token-payload-corrupted': { says: 'The payload of the token cannot be read.', fault: 'client' },
  'token-signature-invalid': { says: 'The signature of the token does not fit the secret.', fault: 'client' },
  'token-algorithm-refused': {
    says: 'The token is signed with an algorithm that is not accepted.',
    fault: 'client',
  },
  'token-expired': { says: 'The token has expired.', fault: 'client' },
  'token-not-yet-valid': { says: 'The token is not valid yet.', fault: 'client' },

  'session-revoked': { says: 'The session of the token was revoked.', fault: 'client' },
  'session-expired': { says: 'The session of the token has expired.', fault: 'client' },
  'session-unknown': { says: 'The token has no session.', fault: 'client' },
  'user-unknown': { says: 'The user of the token is not there.', fault: 'client' },
  'user-deactivated': { says: 'The user of the token is deactivated.', fault: 'client' },
  'user-lookup-cut-off': {
    says: 'The connection to the database closes while the user is looked up.',
    fault: 'server',
  },

  'database-refuses': { says: 'The database refuses the connection.', fault: 'server' },
  'database-silent': { says: 'A connection to the database is never answered.', fault: 'server' },
  'database-slow': { says: 'The database answers after the query timeout.', fault: 'server' },
  'database-resets': { says: 'The connection to the database is reset.', fault: 'server' },
  'database-pool-exhausted': { says: 'No connection of the pool is free.', fault: 'server' },
  'database-terminates': { says: 'The database terminates the connection under a query.', fault: 'server' },
  'database-shutting-down': {
    says: 'The database is shutting down and takes no new connection.',
    fault: 'server',
  },
  'database-connections-exhausted': {
    says: 'The database grants the role no further connection.',
    fault: 'server',
  },
  'database-refuses-credentials': { says: 'The database refuses the credentials.', fault: 'server' },

  'secret-missing': { says: 'The backend has no secret to verify a token with.', fault: 'server' },
  'preflight-origin-refused': {
    says: 'The preflight of an origin that is not allowed is refused.',
    fault: 'server',
  },
  'preflight-passed-on': {
    says: 'The preflight is passed on to a route that wants a token.',
    fault: 'server',
  },
  'preflight-header-refused': {
    says: 'The preflight does not allow the header that carries the token.',
    fault: 'server',
  },
} as const satisfies Record<string, ConditionMeta>;

/** A name of `CONDITIONS`, or one that a team's own scenario brings along. */
export type Condition = keyof typeof CONDITIONS | (string & {});

export function conditionMeta(condition: Condition): ConditionMeta | null {
  return (CONDITIONS as Record<string, ConditionMeta>)[condition] ?? null;
}
