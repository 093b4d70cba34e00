// For the tests: the application on a loopback port, its log in memory, its database a function.

import { createServer } from 'node:http';
import { createApp } from './src/app';
import { readConfig } from './src/config';
import { corsMiddleware } from './src/cors';
import { DatabaseFailure, type Database } from './src/database';
import { createLogger } from './src/logger';

export const SECRET = 'the secret of these tests';
export const USER_ID = '10000000-0000-4000-8000-000000000001';

/** Rows, the code that the statement fails with, or what is thrown over it. */
type Answer = readonly object[] | string | Error;

/** By the table that a statement names. */
export type Answers = Readonly<Record<'sessions' | 'users', Answer | ((statement: string) => Answer)>>;

export interface LogLine {
  readonly [field: string]: unknown;
  readonly msg: string;
  readonly level: string;
}

export function createTestApp({
  environment = {},
  answers = { sessions: 'ECONNREFUSED', users: 'ECONNREFUSED' },
}: {
  environment?: Readonly<Record<string, string>>;
  answers?: Answers;
} = {}) {
  const config = readConfig({ JWT_SECRET: SECRET, ...environment });
  const written: string[] = [];
  const statements: string[] = [];
  const parameters: (readonly unknown[])[] = [];
  const log = createLogger('info', { write: (line) => void written.push(line) });
  const database: Database = {
    async query(text, values = []) {
      statements.push(text);
      parameters.push(values);
      const given = answers[/\busers\b/.test(text) ? 'users' : 'sessions'];
      const answer = typeof given === 'function' ? given(text) : given;
      if (answer instanceof Error) throw answer;
      if (typeof answer === 'string') throw new DatabaseFailure(answer, null);
      return { rows: answer as never[], rowCount: answer.length, command: '', oid: 0, fields: [] };
    },
  };
  const pool = { idleCount: 2, totalCount: 3, waitingCount: 1 };
  const app = createApp({ config, database, pool, log, crossOrigin: corsMiddleware(config.cors) });
  // Handed to supertest as a listening server, lest it listen on every address itself.
  const server = createServer(app).listen(0, '127.0.0.1');
  return {
    server,
    statements,
    /** Of each statement. */
    parameters,
    /** Every line so far, as it was written. */
    written,
    lines: () => written.map((line) => JSON.parse(line) as LogLine),
    close: async () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

export type TestApp = ReturnType<typeof createTestApp>;
