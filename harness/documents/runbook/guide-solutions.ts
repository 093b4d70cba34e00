// Each solution that the guide lists, and what became of it: a fix that is proven here, or the reason why there is none.

export interface GuideSolution {
  /** As the guide has it. */
  readonly says: string;
  /** Titles of the fixes that do it, each proven by 200; or why it is nothing that one does to a running system. */
  readonly done: readonly [string, ...string[]] | { readonly instead: string };
}

const inCode = { instead: 'a change of the code, nothing to do to a running system' };
const toCheck = (what: string) => ({ instead: `a check, not an action: ${what}` });
const LOG_IN = 'Log in again';
const CLEAR_AND_LOG_IN = 'Clear the token store and log in again';
const RESTORE_USER = 'Restore the user under the id of the token';
const RECONNECT = 'Make the database reachable again';
const LONGER_TOKENS = 'Increase the lifetime of tokens and log in again';
const SAME_LIFETIME = 'Align the lifetime of sessions with that of tokens and log in again';
const SET_SECRET = 'Set the secret and restart';

/** By the name of the cause; its quick fixes come last. */
export const GUIDE_SOLUTIONS: Readonly<Record<string, readonly GuideSolution[]>> = {
  'jwt-mismatch': [
    {
      says: 'Ensure JWT_SECRET is consistent across all environments',
      done: ['Restart with the secret that signed the tokens', 'Restart both processes with one secret'],
    },
    { says: 'If changed, all users need to re-login', done: [LOG_IN] },
    {
      says: 'Use environment-specific secrets managed via secrets manager',
      done: { instead: 'a matter of how secrets are kept, nothing to do to a running system' },
    },
  ],
  'jwt-expired': [
    { says: 'Increase token expiration time in login endpoint', done: [LONGER_TOKENS] },
    { says: 'Implement token refresh mechanism', done: inCode },
    { says: 'Check JWT_EXPIRES_IN environment variable', done: [LONGER_TOKENS] },
    { says: 'Clear localStorage and re-login', done: [LOG_IN] },
  ],
  'session-revoked': [
    { says: 'This is expected behavior - user needs to re-login', done: [LOG_IN] },
    {
      says: 'Check if sessions are being incorrectly revoked',
      done: ['Activate the session that was wrongly revoked'],
    },
    {
      says: "Verify session cleanup logic isn't too aggressive",
      done: ['Run the clean-up with its right cut-off and log in again'],
    },
    { says: "Verify session table isn't being truncated", done: [LOG_IN] },
  ],
  'session-expired': [
    { says: 'Align session expiration with JWT expiration', done: [SAME_LIFETIME] },
    { says: 'Extend session expiration time', done: ['Extend the session', SAME_LIFETIME] },
    { says: 'Implement session refresh on activity', done: inCode },
  ],
  'token-missing': [
    {
      says: 'Verify token is stored and retrieved correctly',
      done: [CLEAR_AND_LOG_IN, 'Send the token with every request'],
    },
    {
      says: 'Check CORS configuration allows Authorization header',
      done: ["Let the proxy pass the token's header on"],
    },
    { says: 'Ensure token is sent on all requests', done: ['Send the token with every request'] },
  ],
  'user-not-found': [
    {
      says: 'Verify user exists in production database',
      done: [RESTORE_USER, 'Activate the user again'],
    },
    { says: 'Check database connection', done: [RECONNECT] },
    { says: "Ensure user wasn't accidentally deleted", done: [RESTORE_USER] },
  ],
  'database-connection': [
    {
      says: 'Verify database is running and accessible',
      done: [RECONNECT, 'Start the database again', 'Release the lock and repeat the request'],
    },
    {
      says: 'Check connection pool settings',
      done: ['Enlarge the connection pool', 'Free the connections that use up the limit'],
    },
    {
      says: 'Verify connection string',
      done: ['Bring the password of the role and of the database URL together again'],
    },
    {
      says: 'Monitor database connection metrics',
      done: toCheck('the gauge db_pool_connections at /metrics'),
    },
    { says: 'Add retry logic for transient failures', done: inCode },
    {
      says: 'Restart backend service',
      done: { instead: 'not needed: the same process answers again once the database does' },
    },
  ],
  cors: [
    { says: 'Verify CORS allows Authorization header', done: ["Allow the token's header across origins"] },
    { says: 'Check FRONTEND_URL environment variable', done: ["Allow the front end's origin"] },
    {
      says: 'Ensure preflight requests are handled correctly',
      done: ['Answer preflights before the authentication'],
    },
  ],
  'token-format': [
    { says: 'Clear localStorage and re-login', done: [CLEAR_AND_LOG_IN] },
    {
      says: 'Verify token storage/retrieval logic',
      done: ['Send the stored token unchanged, behind its scheme'],
    },
    { says: 'Check for token truncation issues', done: [CLEAR_AND_LOG_IN] },
  ],
  'env-missing': [
    { says: 'Set JWT_SECRET in production environment', done: [SET_SECRET] },
    {
      says: 'Verify .env file is loaded or use environment variable injection',
      done: ['Start from the directory with the .env file', SET_SECRET],
    },
    { says: 'Restart backend after setting', done: [SET_SECRET] },
  ],
};
