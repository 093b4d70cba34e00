// What has to be added to a configuration so that a case applies: keys, each with an example.

import { conditionMeta, type Condition } from '../contract/condition';
import type { Need, PlainNeed } from '../contract/need';

/** One key with an example of what stands there. */
export interface Stub {
  /** From the top of the configuration. */
  readonly path: readonly string[];
  /** As it is written. */
  readonly value: string;
  /** True where whatever stands there already will do. */
  readonly keeps?: true;
}

/** For one need. */
export function stubsFor(need: Need): readonly Stub[] {
  const [kind, name = ''] = need.split(':');
  if (kind === 'variable') return [{ path: ['variables', name], value: "'NAME_OF_THE_VARIABLE'" }];
  if (kind === 'state' || kind === 'shown') return [{ path: ['database', 'states', name], value: STATE }];
  return STUBS[need as keyof typeof STUBS];
}

/** With the class of status that RFC 9110 has for it. */
export function lookStub(condition: Condition): Stub {
  const status = conditionMeta(condition)?.rfc9110 ?? '401';
  return { path: ['looks', condition], value: `{ status: ${status === '401' ? status : `'${status}'`} }` };
}

const APPLY = `'UPDATE … WHERE … = {{userId}}'`;
const STATE = `{ apply: ${APPLY}, undo: ${APPLY}, shows: 'SELECT 1 FROM … WHERE … = {{userId}}' }`;

/** What no configuration brings about (`cannotBeMet`), and what every backend has, needs none. */
type Stubless = 'token scheme' | 'token header' | 'dotenv file' | 'lifetime unit' | 'own cluster';

const STUBS: Readonly<Record<Exclude<PlainNeed, Stubless>, readonly Stub[]>> = {
  'sessions table': [{ path: ['database', 'sessionsTable'], value: "'sessions'" }],
  'users table': [{ path: ['database', 'usersTable'], value: "'users'" }],
  'log out': [{ path: ['signOut'], value: "{ path: '/logout' }" }],
  'clean-up job': [
    {
      path: ['aggressiveCleanup'],
      value: "{ command: ['node', 'clean-up.js'], environment: { MAX_IDLE: '30' } }",
    },
  ],
  'front-end origin': [{ path: ['origin'], value: "'https://app.example.com'" }],
  'connect timeout': [{ path: ['timeouts', 'connectMs'], value: '3000' }],
  'front end': [
    {
      path: ['frontEnd'],
      value: 'async ({ baseUrl, token, fetch }) => { /* sends the probe as your front end does */ }',
    },
  ],
  'open tab': [
    { path: ['openTab'], value: '({ baseUrl, tokens, fetch }) => ({ tokenStored() {}, async close() {} })' },
  ],
  'session health': [
    { path: ['sessionHealth'], value: "{ path: '/health/sessions', well: [200], unwell: [503] }" },
  ],
  'pool gauge': [
    { path: ['metrics', 'path'], value: "'/metrics'", keeps: true },
    { path: ['metrics', 'counts'], value: '[]', keeps: true },
    { path: ['metrics', 'pool'], value: "{ total: '…', waiting: '…', idle: '…' }" },
  ],
};
