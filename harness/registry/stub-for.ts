// What has to be added to a configuration so that a case applies: lines to paste.

import { conditionMeta, type Condition } from '../contract/condition';
import type { Need, PlainNeed } from '../contract/need';

/** For one need, in the form of the configuration. */
export function stubFor(need: Need): string {
  const [kind, name] = need.split(':') as [string, string | undefined];
  if (kind === 'variable') return `variables: { ${String(name)}: 'NAME_OF_THE_VARIABLE' },`;
  if (kind === 'state' || kind === 'shown') return `database: { states: { ${stateStub(String(name))} } },`;
  return STUBS[need as keyof typeof STUBS];
}

/** With the class of status that RFC 9110 has for it. */
export function lookStub(condition: Condition): string {
  const status = conditionMeta(condition)?.rfc9110 ?? '401';
  return `looks: { '${condition}': { status: ${status === '401' ? status : `'${status}'`} } },`;
}

function stateStub(name: string): string {
  const apply = `'UPDATE … WHERE … = {{userId}}'`;
  return `${name}: { apply: ${apply}, undo: ${apply}, shows: 'SELECT 1 FROM … WHERE … = {{userId}}' }`;
}

/** What no configuration brings about (`cannotBeMet`), and what every backend has, needs none. */
type Stubless = 'token scheme' | 'token header' | 'dotenv file' | 'lifetime unit' | 'own cluster';

const STUBS: Readonly<Record<Exclude<PlainNeed, Stubless>, string>> = {
  'sessions table': "database: { sessionsTable: 'sessions' },",
  'users table': "database: { usersTable: 'users' },",
  'log out': "signOut: { path: '/logout' },",
  'clean-up job': "aggressiveCleanup: { command: ['node', 'clean-up.js'], environment: { MAX_IDLE: '30' } },",
  'front-end origin': "origin: 'https://app.example.com',",
  'connect timeout': 'timeouts: { connectMs: 3000 },',
  'front end':
    'frontEnd: async ({ baseUrl, token, fetch }) => { /* sends the probe as your front end does */ },',
  'open tab': 'openTab: ({ baseUrl, tokens, fetch }) => ({ tokenStored() {}, async close() {} }),',
  'session health': "sessionHealth: { path: '/health/sessions', well: [200], unwell: [503] },",
  'pool gauge': "metrics: { path: '/metrics', counts: [], pool: { total: '…', waiting: '…', idle: '…' } },",
};
