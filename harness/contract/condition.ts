// The harness's words for what is wrong, as far as any backend could know it.

export interface ConditionMeta {
  /** One sentence, without a word of any one backend. */
  readonly says: string;
  /** The class of status that RFC 9110 has for it: 401 where credentials are lacking or refused (§15.5.2), 5xx for the server's own fault (§15.6). */
  readonly rfc9110: '2xx' | '401' | '5xx';
}

export const CONDITIONS = {
  healthy: { says: 'Nothing is wrong: the request is answered.', rfc9110: '2xx' },
  'preflight-allowed': { says: 'The preflight allows the request, with its credentials.', rfc9110: '2xx' },

  'token-missing': { says: 'No token reaches the backend.', rfc9110: '401' },
  'token-scheme-missing': { says: 'The token comes without the scheme in front of it.', rfc9110: '401' },
  'token-scheme-doubled': { says: 'The scheme stands twice in front of the token.', rfc9110: '401' },
  'token-malformed': { says: 'What comes in place of a token has not the form of one.', rfc9110: '401' },
  'token-quoted': { says: 'The token comes in quotation marks.', rfc9110: '401' },
  'token-payload-corrupted': { says: 'The payload of the token cannot be read.', rfc9110: '401' },
  'token-signature-invalid': { says: 'The signature of the token does not fit the secret.', rfc9110: '401' },
  'token-algorithm-refused': {
    says: 'The token is signed with an algorithm that is not accepted.',
    rfc9110: '401',
  },
  'token-expired': { says: 'The token has expired.', rfc9110: '401' },
  'token-not-yet-valid': { says: 'The token is not valid yet.', rfc9110: '401' },

  'session-revoked': { says: 'The session of the token was revoked.', rfc9110: '401' },
  'session-expired': { says: 'The session of the token has expired.', rfc9110: '401' },
  'session-unknown': { says: 'The token has no session.', rfc9110: '401' },
  'user-unknown': { says: 'The user of the token is not there.', rfc9110: '401' },
  'user-deactivated': { says: 'The user of the token is deactivated.', rfc9110: '401' },
  'user-lookup-cut-off': {
    says: 'The connection to the database closes while the user is looked up.',
    rfc9110: '5xx',
  },

  'database-refuses': { says: 'The database refuses the connection.', rfc9110: '5xx' },
  'database-silent': { says: 'A connection to the database is never answered.', rfc9110: '5xx' },
  'database-slow': { says: 'The database answers after the query timeout.', rfc9110: '5xx' },
  'database-resets': { says: 'The connection to the database is reset.', rfc9110: '5xx' },
  'database-pool-exhausted': { says: 'No connection of the pool is free.', rfc9110: '5xx' },
  'database-terminates': { says: 'The database terminates the connection under a query.', rfc9110: '5xx' },
  'database-shutting-down': {
    says: 'The database is shutting down and takes no new connection.',
    rfc9110: '5xx',
  },
  'database-connections-exhausted': {
    says: 'The database grants the role no further connection.',
    rfc9110: '5xx',
  },
  'database-refuses-credentials': { says: 'The database refuses the credentials.', rfc9110: '5xx' },

  'secret-missing': { says: 'The backend has no secret to verify a token with.', rfc9110: '5xx' },
  'preflight-origin-refused': {
    says: 'The preflight of an origin that is not allowed is refused.',
    rfc9110: '401',
  },
  'preflight-passed-on': {
    says: 'The preflight is passed on to a route that wants a token.',
    rfc9110: '401',
  },
  'preflight-header-refused': {
    says: 'The preflight does not allow the header that carries the token.',
    rfc9110: '2xx',
  },
} as const satisfies Record<string, ConditionMeta>;

/** A name of `CONDITIONS`, or one that a team's own scenario brings along. */
export type Condition = keyof typeof CONDITIONS | (string & {});

export function conditionMeta(condition: Condition): ConditionMeta | null {
  return (CONDITIONS as Record<string, ConditionMeta>)[condition] ?? null;
}
