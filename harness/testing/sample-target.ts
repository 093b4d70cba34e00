// A target definition that is right in every part, for tests.

import { readTarget } from '../configuration/read-target';
import { defineTarget } from '../contract/configuration';
import type { Signature } from '../contract/signature';

const signature: Signature = { response: { status: 200, headers: {}, body: null }, logs: [], metric: {} };

export const SAMPLE_CONFIGURATION = defineTarget({
  name: 'sample',
  root: __dirname,
  process: { bundle: 'server.ts', environment: {}, health: { path: '/health', statuses: [200] } },
  variables: { secret: 'SECRET' },
  otherwise: 'nothing',
  names: 'guide',
  origin: 'http://localhost:3000',
  database: { schema: 'schema.sql', sessionsTable: 'sessions', seed: async () => [], states: {} },
  signIn: {
    request: () => ({ method: 'POST', path: '/login', headers: {} }),
    session: () => ({ token: 'token', userId: 'user' }),
  },
  token: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  probe: { method: 'GET', path: '/session' },
  requestId: () => null,
  contractHeaders: () => false,
  log: { parse: () => null },
  metrics: {
    path: '/metrics',
    counts: () => false,
    pool: { total: 'total', waiting: 'waiting', idle: 'idle' },
  },
  looks: { healthy: () => signature, 'token-signature-invalid': () => signature },
});

export const SAMPLE_TARGET = readTarget(SAMPLE_CONFIGURATION);
