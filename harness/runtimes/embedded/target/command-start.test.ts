import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { identityOf } from '../../../support/process/process-identity';
import { commandRoom } from './command.fixture';

const { folder, open } = commandRoom();

test('what was started beside a backend that cannot be started is ended', async () => {
  const script = `require('node:fs').writeFileSync('companion', String(process.pid)); console.log('up'); setInterval(() => 0, 1000)`;
  const companions = { issuer: { command: ['node', '-e', script] as const, health: { line: /^up$/ } } };
  await expect(open({ companions, process: { command: ['no-such-program'] } })).rejects.toThrow(
    'no-such-program',
  );
  expect(identityOf(Number(readFileSync(join(folder, 'companion'), 'utf8')))).toBeNull();
});

test('what a shell tells clients of PostgreSQL keeps no run from its own server', async () => {
  Object.assign(process.env, { PGSSLMODE: 'require', PGREPLICATION: 'database' });
  const { database } = await open({});
  expect((await database.query('SELECT 1')).rowCount).toBe(1);
});

describe('a port that is in use', () => {
  const complain = (port: string) => `
    require('node:fs').appendFileSync('complaints', 'x');
    console.error('listen EADDRINUSE: address already in use 127.0.0.1:' + ${port});
    process.exit(1);`;
  afterEach(() => rmSync(join(folder, 'complaints')));

  test.each([
    ['the one that it was given: another is tried', 'process.env.PORT', 'xxxxx'],
    ['one of its own: that would come again', '"9"', 'x'],
  ])('is %s', async (_, port, complaints) => {
    await expect(open({ process: { command: ['node', '-e', complain(port)] } })).rejects.toThrow(
      'EADDRINUSE',
    );
    expect(readFileSync(join(folder, 'complaints'), 'utf8')).toBe(complaints);
  });
});

describe('a port that another process takes before the backend can', () => {
  const servers: Server[] = [];
  const taken: number[] = [];
  const listen = async (listener: RequestListener, port = 0): Promise<Server> => {
    const server = createServer(listener);
    servers.push(server);
    await once(server.listen(port, '127.0.0.1'), 'listening');
    return server;
  };
  /** Takes the port that it is asked for, and answers once that has been asked after its health. */
  const take = async (port: number): Promise<void> => {
    taken.push(port);
    await once(await listen((_, response) => void response.end('healthy'), port), 'request');
  };
  let taker = 0;
  beforeEach(async () => {
    const server = await listen(({ url }, response) => {
      void take(Number(url?.slice(1))).then(() => response.end());
    });
    taker = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    taken.length = 0;
    for (const server of servers.splice(0)) server.close().closeAllConnections();
  });

  /** Lets the first port that it is given be taken. */
  const lateStart = () => `
    const { existsSync, writeFileSync } = require('node:fs');
    const first = !existsSync('first');
    writeFileSync('first', '');
    const taken = first ? fetch('http://127.0.0.1:${taker}/' + process.env.PORT) : Promise.resolve();
    taken.then(() => require('./server.js'));`;
  afterEach(() => rmSync(join(folder, 'first'), { force: true }));

  test('does not pass for it: the backend is started at another', async () => {
    const { deployment } = await open({ process: { command: ['node', '-e', lateStart()] } });
    const { url } = deployment.baseline;
    expect(taken).toHaveLength(1);
    expect(Number(new URL(url).port)).not.toBe(taken[0]);
    expect(await (await fetch(url)).json()).toHaveProperty('argv');
  });

  test('does not pass for what runs beside the backend either', async () => {
    const companions = {
      issuer: {
        command: ['node', '-e', lateStart()] as const,
        environment: { PORT: '{{port}}' },
        urlVariable: 'ISSUER_URL',
        health: { path: '/' },
      },
    };
    const { deployment } = await open({ companions });
    const { ISSUER_URL = '' } = await deployment.baseline.environment();
    expect(taken).toHaveLength(1);
    expect(Number(new URL(ISSUER_URL).port)).not.toBe(taken[0]);
    expect(await (await fetch(ISSUER_URL)).json()).toHaveProperty('argv');
  });

  test('is named where the backend goes on without it', async () => {
    const script = `fetch('http://127.0.0.1:${taker}/' + process.env.PORT); setInterval(() => 0, 1000);`;
    const health = { path: '/', seconds: 1 };
    await expect(open({ process: { command: ['node', '-e', script], health } })).rejects.toThrow(
      'gave status 200 from another process at its port for 1000 ms',
    );
    expect(taken).toHaveLength(1);
  });
});
