// States of the database that take each other back.

import type { DatabaseStateName } from './target';

/** The state that the undoing of another brings about. */
export const OPPOSITES: Readonly<Partial<Record<DatabaseStateName, DatabaseStateName>>> = {
  sessionRevoked: 'sessionRestored',
  sessionExpired: 'sessionExtended',
  userDeleted: 'userRestored',
  userMoved: 'userRestored',
  userDeactivated: 'userActivated',
};
