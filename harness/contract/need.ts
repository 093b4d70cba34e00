// What a scenario may need of a target, and whether a target's definition offers it.

import type { DatabaseStateName, TargetDefinition, VariableRole } from './target';

export type Need =
  | `variable:${VariableRole}`
  | `state:${DatabaseStateName}`
  /** A state that the backend itself brings about, and that can be read. */
  | `shown:${DatabaseStateName}`
  | PlainNeed;

/** One without a name behind it. */
export type PlainNeed = keyof typeof OFFERS;

/** The needs that the target does not meet. */
export function unmetNeeds(needs: readonly Need[], target: TargetDefinition): readonly Need[] {
  return needs.filter((need) => !isMet(need, target));
}

/** Why it can never be met by this backend, in plain words; null where its configuration only does not say. */
export function cannotBeMet(need: Need, { absent = [], process, token }: TargetDefinition): string | null {
  const [kind, name] = need.split(':') as [string, string | undefined];
  if (kind === 'variable' && absent.includes(name as VariableRole))
    return `has no variable for ${String(name)}`;
  if (need === 'token header' && token.in === 'query') return 'has its token in the URL';
  if (need === 'token scheme' && token.in !== 'header') return 'has its token in no header';
  if (need === 'token scheme') return 'has no scheme in front of its token';
  if (need === 'lifetime unit') return 'writes lifetimes without a unit';
  if (need === 'dotenv file' && process.loadsDotenv !== true) return 'reads no .env file that could be moved';
  return null;
}

function isMet(need: Need, target: TargetDefinition): boolean {
  const [kind, name] = need.split(':') as [string, string | undefined];
  const { states } = target.database;
  if (kind === 'variable') return target.variables[name as VariableRole] !== undefined;
  if (kind === 'state') return states[name as DatabaseStateName] !== undefined;
  if (kind === 'shown') return states[name as DatabaseStateName]?.read !== undefined;
  return OFFERS[need as keyof typeof OFFERS](target);
}

const OFFERS = {
  'sessions table': (target) => target.database.sessionsTable !== undefined,
  'users table': (target) => target.database.usersTable !== undefined,
  'log out': (target) => target.signOut !== undefined,
  'clean-up job': (target) => target.aggressiveCleanup !== undefined,
  'token scheme': (target) => target.token.in === 'header' && target.token.scheme !== undefined,
  'token header': (target) => target.token.in !== 'query',
  'front-end origin': (target) => target.origin !== undefined,
  'connect timeout': (target) =>
    target.variables.connectTimeoutMs !== undefined || target.timeouts?.connectMs !== undefined,
  'front end': (target) => target.frontEnd !== undefined,
  'open tab': (target) => target.openTab !== undefined,
  'session health': (target) => target.sessionHealth !== undefined,
  'pool gauge': (target) => target.metrics?.pool !== undefined,
  'dotenv file': (target) => target.process.loadsDotenv === true,
  'lifetime unit': (target) => target.seconds !== undefined && target.seconds(1) !== '1',
  'own cluster': () => true,
} satisfies Record<string, (target: TargetDefinition) => boolean>;

export const PLAIN_NEEDS = Object.keys(OFFERS) as readonly PlainNeed[];
