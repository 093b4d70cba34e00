// The contract's words as values, for checks at the door; the compiler keeps both equal.

import type { DatabaseStateName, VariableRole } from '../contract/target';

const ROLES: Record<VariableRole, true> = {
  host: true,
  port: true,
  databaseUrl: true,
  secret: true,
  tokenLifetime: true,
  sessionLifetime: true,
  origins: true,
  corsAllowedHeaders: true,
  corsPreflightContinue: true,
  poolMax: true,
  connectTimeoutMs: true,
  queryTimeoutMs: true,
  tokenRefresh: true,
  sessionHealth: true,
  environmentValidation: true,
};

const STATES: Record<DatabaseStateName, true> = {
  sessionRevoked: true,
  sessionExpired: true,
  sessionsEmptied: true,
  sessionRestored: true,
  sessionExtended: true,
  sessionWritten: true,
  userDeleted: true,
  userRestored: true,
  userMoved: true,
  userDeactivated: true,
  userActivated: true,
};

export const VARIABLE_ROLES = Object.keys(ROLES) as readonly VariableRole[];
export const DATABASE_STATES = Object.keys(STATES) as readonly DatabaseStateName[];
