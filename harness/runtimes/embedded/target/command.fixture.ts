// A backend that is started by a command, in a folder of the test's own, on stacks that are closed behind each test.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTarget } from '../../../configuration/read-target';
import type { TargetConfiguration } from '../../../contract/configuration';
import type { LaneParts } from '../../../contract/lane';
import type { Stack } from '../../../contract/runtime';
import { timingBesideOthers } from '../../../engine/timing';
import { embeddedRuntime } from '../embedded-runtime';

const TIME_LIMIT_MS = 60_000;

/** To be called at the top of a test file. */
export function commandRoom() {
  jest.setTimeout(TIME_LIMIT_MS);
  const folder = mkdtempSync(join(tmpdir(), 'chaos-401-commands-'));
  writeFileSync(join(folder, 'server.js'), SERVER);
  const stacks: Stack[] = [];
  const close = async (): Promise<void> => {
    for (const stack of stacks.splice(0)) await stack.close();
  };
  afterEach(close);
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    folder,
    close,
    open: async (changes: Partial<TargetConfiguration>): Promise<LaneParts> => {
      const target = readTarget({
        name: 'command',
        root: folder,
        process: { command: ['node', 'server.js'] },
        database: {},
        signIn: { path: '/login', token: '/token' },
        probe: '/me',
        ...changes,
      });
      const timing = timingBesideOthers();
      const stack = await embeddedRuntime.open({ target, timing, note: () => undefined });
      stacks.push(stack);
      return stack.openLane({ name: 'lane1', ownCluster: false });
    },
  };
}

/** Answers with what it was started with, and what it has started. */
export const SERVER = `
const { spawn } = require('node:child_process');
process.on('SIGTERM', () => console.log('no'));
const sleeper = { stdio: 'ignore' };
const children = process.env.FORKS
  ? [spawn('sleep', ['600'], sleeper), spawn('setsid', ['sleep', '600'], sleeper), spawn('sh', ['-c', 'trap "" TERM; sleep 600 & wait'], sleeper)]
  : [];
require('node:http')
  .createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ argv: process.argv.slice(2), env: process.env, children: children.map(({ pid }) => pid) }));
  })
  .listen(process.env.PORT, '127.0.0.1', () => console.log('listening'));
`;
