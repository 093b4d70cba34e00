// What a scenario may need of a target, and whether a target's definition offers it.

import type { DatabaseStateName, TargetDefinition, VariableRole } from './target';

export type Need =
  | `variable:${VariableRole}`
  | `state:${DatabaseStateName}`
  | 'sessions table'
  | 'users table'
  | 'log out'
  | 'clean-up job'
  | 'token scheme'
  | 'front end'
  | 'open tab'
  | 'session health'
  | 'pool gauge'
  | 'dotenv file'
  | 'lifetime unit'
  | 'own cluster';

/** The needs that the target does not meet. */
export function unmetNeeds(needs: readonly Need[], target: TargetDefinition): readonly Need[] {
  return needs.filter((need) => !isMet(need, target));
}

function isMet(need: Need, target: TargetDefinition): boolean {
  const [kind, name] = need.split(':') as [string, string | undefined];
  if (kind === 'variable') return target.variables[name as VariableRole] !== undefined;
  if (kind === 'state') return target.database.states[name as DatabaseStateName] !== undefined;
  return OFFERS[need as keyof typeof OFFERS](target);
}

const OFFERS = {
  'sessions table': (target) => target.database.sessionsTable !== undefined,
  'users table': (target) => target.database.usersTable !== undefined,
  'log out': (target) => target.signOut !== undefined,
  'clean-up job': (target) => target.aggressiveCleanup !== undefined,
  'token scheme': (target) => target.token.in === 'header' && target.token.scheme !== undefined,
  'front end': (target) => target.frontEnd !== undefined,
  'open tab': (target) => target.openTab !== undefined,
  'session health': (target) => target.sessionHealth !== undefined,
  'pool gauge': (target) => target.metrics?.pool !== undefined,
  'dotenv file': (target) => target.process.loadsDotenv === true,
  'lifetime unit': (target) => target.seconds !== undefined && target.seconds(1) !== '1',
  'own cluster': () => true,
} satisfies Record<string, (target: TargetDefinition) => boolean>;
