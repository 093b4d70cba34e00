// What the guide's backend calls its tables, columns, variables and claims, and what its messages say.

import type { Names } from '../contract/clues';

export const GUIDE_NAMES: Names = {
  tables: { sessions: 'sessions', users: 'users' },
  columns: {
    id: 'id',
    email: 'email',
    role: 'role',
    status: 'status',
    token: 'token',
    userId: 'userId',
    isActive: 'isActive',
    expiresAt: 'expiresAt',
    createdAt: 'createdAt',
    lastActive: 'lastActive',
  },
  variables: {
    secret: 'JWT_SECRET',
    tokenLifetime: 'JWT_EXPIRES_IN',
    sessionLifetime: 'SESSION_TTL',
    origins: 'FRONTEND_URL',
    databaseUrl: 'DATABASE_URL',
    connectTimeoutMs: 'DB_CONNECT_TIMEOUT_MS',
    queryTimeoutMs: 'DB_QUERY_TIMEOUT_MS',
    environment: 'NODE_ENV',
  },
  claims: { userId: 'userId' },
  messages: {
    'secret missing': [
      'JWT_SECRET environment variable is not set',
      'Server configuration error',
      'secret_missing',
    ],
    'session revoked': ['Session revoked', 'session_revoked'],
    'session expired': ['Session expired', 'session_expired'],
    'session unknown': ['Session not found', 'session_not_found'],
    'user lookup failed': ['User lookup failed', 'user_lookup_failed'],
    'database failed': ['Session check failed', 'session_check_failed'],
    'user inactive': ['User inactive', 'user_inactive'],
    'user unknown': ['User not found', 'user_not_found'],
    'header malformed': ['bad_scheme'],
    'token expired': ['Token expired', 'token_expired'],
    'no token': ['No token provided', 'no_token'],
  },
};
