// Guide 7: the database cannot be asked, in nine ways.

import { defineScenario } from '../harness/contract/scenario';
import { exhaustedPool } from '../harness/faults/exhausted-pool';
import { lockedTable } from '../harness/faults/locked-table';
import { coldPool, warmPool } from '../harness/faults/pool';
import { databaseCutOff, proxyToxic } from '../harness/faults/proxy-faults';
import { connectionsExhausted, passwordChanged, shuttingDown } from '../harness/faults/refusing-server';
import { restartWith } from '../harness/faults/restart-with';
import { backendTerminated } from '../harness/faults/while-waiting';
import {
  enlargePool,
  freeDatabaseConnections,
  reconnectDatabase,
  restorePassword,
  startDatabase,
  unlockAndRepeat,
} from '../harness/fixes/repair-database';

/** The latency is this many times the query timeout. */
const TOO_SLOW = 2;

export default defineScenario({
  meta: {
    guide: 7,
    title: 'Database connection issues',
    symptom: 'The session check fails silently, or times out.',
    causes: [
      'The database is down or cannot be reached.',
      'The connection pool is exhausted.',
      'The network between backend and database is broken.',
    ],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'sessionState' },
    solution: [
      'See that the database runs and can be reached.',
      'See that the pool is large enough.',
      "Watch the metrics of the database's connections.",
      'Repeat what failed for a moment only.',
    ],
  },
  variants: {
    dropped: {
      summary: 'The connection to the database is cut, and new ones are refused.',
      condition: 'database-refuses',
      faults: [databaseCutOff],
      signs: {
        complaint: 'database failed',
        'database code': 'ECONNREFUSED',
        'database connection': 'ECONNREFUSED',
      },
      fixes: [reconnectDatabase],
    },
    'black-hole': {
      summary: 'Whatever is sent to the database vanishes.',
      condition: 'database-silent',
      needs: ['connect timeout'],
      faults: [
        coldPool,
        proxyToxic(() => ({ type: 'timeout', stream: 'downstream', attributes: { timeout: 0 } })),
      ],
      signs: {
        complaint: 'database failed',
        'database code': 'CONNECT_TIMEOUT',
        'database connection': 'CONNECT_TIMEOUT',
      },
      fixes: [reconnectDatabase],
      waits: 0.25,
    },
    slow: {
      summary: 'The database answers twice as late as the backend waits.',
      condition: 'database-slow',
      once: true,
      needs: ['variable:queryTimeoutMs'],
      faults: [
        restartWith('restarted with a short query timeout', ({ timing }) => ({
          variables: { queryTimeoutMs: String(timing.shortQueryTimeoutMs) },
        })),
        warmPool,
        proxyToxic(({ timing }) => ({
          type: 'latency',
          stream: 'downstream',
          attributes: { latency: timing.shortQueryTimeoutMs * TOO_SLOW, jitter: 0 },
        })),
      ],
      signs: {
        complaint: 'database failed',
        'database code': 'QUERY_TIMEOUT',
        'database connection': ['CONNECT_TIMEOUT', 'QUERY_TIMEOUT'],
      },
      fixes: [reconnectDatabase],
      waits: 0.5,
    },
    reset: {
      summary: 'Each new connection to the database is reset.',
      condition: 'database-resets',
      faults: [
        coldPool,
        proxyToxic(() => ({ type: 'reset_peer', stream: 'upstream', attributes: { timeout: 0 } })),
      ],
      signs: {
        complaint: 'database failed',
        'database code': 'ECONNRESET',
        'database connection': 'ECONNRESET',
      },
      fixes: [reconnectDatabase],
    },
    'pool-exhausted': {
      summary: 'Every connection of the pool is held by a login that waits for a lock.',
      condition: 'database-pool-exhausted',
      needs: ['variable:poolMax', 'connect timeout', 'sessions table'],
      faults: [lockedTable('sessions', 'SHARE'), exhaustedPool],
      signs: {
        complaint: 'database failed',
        'database code': 'POOL_TIMEOUT',
        'database connection': 'ok',
      },
      fixes: [enlargePool],
      waits: 0.75,
    },
    terminated: {
      summary: 'An administrator terminates the backend that runs the session query.',
      beyond: true,
      condition: 'database-terminates',
      once: true,
      needs: ['sessions table'],
      faults: [lockedTable('sessions', 'ACCESS EXCLUSIVE'), backendTerminated],
      signs: {
        complaint: 'database failed',
        'database code': '57P01',
        'database connection': 'ok',
      },
      fixes: [unlockAndRepeat],
    },
    'shutting-down': {
      summary: 'PostgreSQL is shutting down and waits for another session to end.',
      beyond: true,
      condition: 'database-shutting-down',
      needs: ['own cluster'],
      faults: [coldPool, shuttingDown],
      signs: {
        complaint: 'database failed',
        'database code': '57P03',
        'database connection': '57P03',
      },
      fixes: [startDatabase],
      waits: 0.25,
    },
    'too-many-connections': {
      summary: 'The role may open no further connection.',
      beyond: true,
      condition: 'database-connections-exhausted',
      faults: [coldPool, connectionsExhausted],
      signs: {
        complaint: 'database failed',
        'database code': '53300',
        'database connection': '53300',
      },
      fixes: [freeDatabaseConnections],
    },
    'wrong-credentials': {
      summary: "The role's password is changed, the one that the backend uses is not.",
      beyond: true,
      condition: 'database-refuses-credentials',
      faults: [coldPool, passwordChanged],
      signs: {
        complaint: 'database failed',
        'database code': '28P01',
        'database connection': '28P01',
      },
      fixes: [restorePassword],
    },
  },
});
