// The Prometheus metrics of one process; reading them never touches the database.

import { Counter, Gauge, Registry } from 'prom-client';
import type { RequestHandler } from 'express';

export interface PoolCounts {
  readonly idleCount: number;
  readonly totalCount: number;
  readonly waitingCount: number;
}

export interface Metrics {
  readonly authFailures: Counter<'reason'>;
  readonly handler: RequestHandler;
}

/** Each of `reasons` starts at 0, so that a rate can be computed from its first increment. */
export function createMetrics(pool: PoolCounts, reasons: readonly string[]): Metrics {
  const registry = new Registry();
  const authFailures = new Counter({
    name: 'auth_failures_total',
    help: 'Requests answered with 401, by reason.',
    labelNames: ['reason'] as const,
    registers: [registry],
  });
  for (const reason of reasons) authFailures.inc({ reason }, 0);
  new Gauge({
    name: 'db_pool_connections',
    help: 'Database connections of the pool, by state; waiting counts requests that wait for one.',
    labelNames: ['state'] as const,
    registers: [registry],
    collect() {
      this.set({ state: 'idle' }, pool.idleCount);
      this.set({ state: 'total' }, pool.totalCount);
      this.set({ state: 'waiting' }, pool.waitingCount);
    },
  });
  return {
    authFailures,
    handler: async (_request, response) => {
      response.set('Content-Type', registry.contentType).send(await registry.metrics());
    },
  };
}
