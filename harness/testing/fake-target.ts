// The definition of the fake backend: healthy, it greets; broken, it refuses.

import type { Level } from '../contract/log';
import type { Signature } from '../contract/signature';
import { readTarget } from '../configuration/read-target';
import { defineTarget } from '../contract/configuration';

const configuration = defineTarget({
  name: 'fake',
  root: __dirname,
  process: { bundle: 'none', health: { path: '/', statuses: [200] } },
  variables: { connectTimeoutMs: 'CONNECT_MS', queryTimeoutMs: 'QUERY_MS' },
  origin: 'http://front.example',
  database: { schema: 'none', seed: async () => [], states: {} },
  signIn: {
    request: () => ({ method: 'POST', path: '/login', headers: {} }),
    session: ({ body }) => body as { token: string; userId: string },
  },
  token: { in: 'header', name: 'x-token' },
  probe: { method: 'GET', path: '/me' },
  requestId: ({ headers }) => headers['x-id'] ?? null,
  contractHeaders: (name) => name.startsWith('x-'),
  log: {
    parse: (line) => {
      const [level, id, message = ''] = line.split('|');
      return { level: level as Level, requestId: id === '' ? null : (id ?? null), message, fields: {} };
    },
    marker: { method: 'GET', path: '/marker', headers: {} },
  },
  metrics: { path: '/metrics', counts: (series) => series.startsWith('refused') },
  looks: {
    healthy: ({ requestId }) => look(200, requestId, { ok: true }),
    broken: ({ requestId }): Signature => ({
      ...look(401, requestId, { error: 'broken' }),
      logs: [{ level: 'warn', msg: 'refused' }],
      metric: { refused: 1 },
    }),
  },
});

export const FAKE_TARGET = readTarget(configuration);

function look(status: number, requestId: string | null, body: unknown): Signature {
  return { response: { status, headers: { 'x-id': requestId ?? '' }, body }, logs: [], metric: {} };
}
