import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import jwt from 'jsonwebtoken';
import { USER_ID, type LogLine } from '../test-app';
import { secretFingerprint } from './fingerprint';

const folder = mkdtempSync(join(tmpdir(), 'target-app-'));
const started: ChildProcess[] = [];
const servers: Server[] = [];
const sockets: Socket[] = [];

beforeAll(() => {
  buildSync({
    entryPoints: [join(__dirname, 'index.ts'), join(__dirname, 'jobs', 'clean-up-sessions.ts')],
    entryNames: '[name]',
    bundle: true,
    platform: 'node',
    outdir: folder,
    logLevel: 'error',
  });
});

afterEach(async () => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the server process', () => {
  test('says at its start which secret it has and where it listens', async () => {
    const server = run('index.js', { PORT: '0', JWT_SECRET: 's' });
    const listening = await server.line('listening');
    expect(server.lines.map(({ msg }) => msg)).toEqual(['JWT_SECRET loaded', 'listening']);
    expect(server.lines[0]).toMatchObject({ secretFingerprint: secretFingerprint('s') });
    const health = await fetch(`http://127.0.0.1:${String(listening.port)}/health`);
    expect(health.status).toBe(200);
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('ends on %s within a second', async (signal) => {
    const server = run('index.js', { PORT: '0' });
    await server.line('listening');
    await expect(endedBy(signal, server)).resolves.toBe(0);
  });

  test('ends within a second though clients hold connections on which they ask nothing', async () => {
    const server = run('index.js', { PORT: '0' });
    const port = Number((await server.line('listening')).port);
    await (await fetch(`http://127.0.0.1:${port}/health`)).text();
    await connect(port, '');
    await expect(endedBy('SIGTERM', server)).resolves.toBe(0);
    expect(server.lines.at(-1)?.msg).toBe('stopped');
  });

  test('answers what is under way before it ends, and takes nothing more on that connection', async () => {
    const { port, connected } = await silentServer();
    const server = run('index.js', {
      PORT: '0',
      JWT_SECRET: 's',
      DATABASE_URL: `postgres://u:p@127.0.0.1:${port}/d`,
      DB_CONNECT_TIMEOUT_MS: '1500',
    });
    const listening = await server.line('listening');
    const token = jwt.sign({ userId: USER_ID }, 's');
    const answer = fetch(`http://127.0.0.1:${String(listening.port)}/api/auth/validate-session`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    await connected;
    server.child.kill('SIGTERM');
    const { status, headers } = await answer;
    expect([status, headers.get('connection')]).toEqual([401, 'close']);
    await expect(server.exit).resolves.toBe(0);
    expect(server.lines.slice(-3).map(({ msg }) => msg)).toEqual([
      'shutting down',
      '❌ Session check failed: database CONNECT_TIMEOUT',
      'stopped',
    ]);
  });

  test('cuts what takes longer than a request may, and says so instead of having stopped', async () => {
    const server = run('index.js', { PORT: '0', DB_CONNECT_TIMEOUT_MS: '1', DB_QUERY_TIMEOUT_MS: '1' });
    const port = Number((await server.line('listening')).port);
    // Their heads never end; the third request says when the process has read them.
    await connect(port, 'GET /health HTTP/1.1\r\n');
    await connect(port, 'GET /health HTTP/1.1\r\n');
    await (await fetch(`http://127.0.0.1:${port}/health`)).text();
    server.child.kill('SIGTERM');
    await expect(server.exit).resolves.toBe(0);
    expect(server.lines.slice(-2)).toMatchObject([
      { msg: 'shutting down' },
      {
        level: 'warn',
        connections: 2,
        msg:
          'Failed to answer every request before the end: the time for it was up (2 connections cut after 1002 ms). ' +
          'Look for clients that send slowly, or lower DB_CONNECT_TIMEOUT_MS and DB_QUERY_TIMEOUT_MS.',
      },
    ]);
  });

  test('starts without a secret, and keeps silent about it until somebody asks', async () => {
    const server = run('index.js', { PORT: '0', JWT_SECRET: '' });
    await server.line('listening');
    expect(server.lines.map(({ msg }) => msg)).toEqual(['listening']);
  });

  test('reads the .env file of its working directory, beneath the environment', async () => {
    writeFileSync(join(folder, '.env'), 'JWT_SECRET=from the file\nLOG_LEVEL=silent\n');
    try {
      const server = run('index.js', { PORT: '0', LOG_LEVEL: 'info' });
      await server.line('listening');
      expect(server.lines[0]).toMatchObject({ secretFingerprint: secretFingerprint('from the file') });
    } finally {
      rmSync(join(folder, '.env'));
    }
  });

  test('ends with one line where the configuration is wrong', async () => {
    const server = run('index.js', { PORT: 'http', LOG_LEVEL: 'loud' });
    await expect(server.exit).resolves.toBe(1);
    expect(server.lines).toHaveLength(1);
    expect(server.lines[0]?.msg).toMatch(
      /^Failed to start: PORT .* \(http\); LOG_LEVEL .* \(loud\)\. Correct/,
    );
  });

  test('with VALIDATE_ENV, refuses to start without what it needs, and names all of it in one line', async () => {
    const server = run('index.js', { PORT: '0', VALIDATE_ENV: 'true', JWT_SECRET: '', SESSION_TTL: '3600' });
    await expect(server.exit).resolves.toBe(1);
    expect(server.lines.map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      'fatal Failed to start: JWT_SECRET is empty; DATABASE_URL is not set; FRONTEND_URL is not set; ' +
        'SESSION_TTL has no unit and would count milliseconds (3600). Correct the environment.',
    ]);
  });

  test('with VALIDATE_ENV, starts where nothing is missing, the .env file counted', async () => {
    writeFileSync(join(folder, '.env'), 'JWT_SECRET=from the file\n');
    try {
      const server = run('index.js', {
        PORT: '0',
        VALIDATE_ENV: 'true',
        DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d',
        FRONTEND_URL: 'https://app.example',
      });
      await expect(server.line('listening')).resolves.toMatchObject({ host: '127.0.0.1' });
    } finally {
      rmSync(join(folder, '.env'));
    }
  });

  test('ends with one line where its port is taken', async () => {
    const { port } = await silentServer();
    const server = run('index.js', { PORT: String(port) });
    await expect(server.exit).resolves.toBe(1);
    expect(server.lines.map(({ level, msg }) => `${level} ${msg}`)).toEqual([
      `fatal Failed to listen: address already in use (127.0.0.1:${port}). End what listens there, or set another PORT.`,
    ]);
  });

  test('ends with one line where its host is not one of this machine', async () => {
    // An address for documentation (RFC 5737), which no machine has.
    const server = run('index.js', { HOST: '192.0.2.1', PORT: '3001' });
    await expect(server.exit).resolves.toBe(1);
    expect(server.lines.map(({ msg }) => msg)).toEqual([
      'Failed to listen: address not available (192.0.2.1:3001). Set HOST to an address of this machine.',
    ]);
  });
});

describe('the clean-up job', () => {
  test('ends with 1 and the code where there is no database', async () => {
    const job = run('clean-up-sessions.js', { DATABASE_URL: 'postgres://u:p@127.0.0.1:1/d' });
    await expect(job.exit).resolves.toBe(1);
    expect(job.lines.map(({ msg }) => msg)).toEqual(['❌ Session clean-up failed: database ECONNREFUSED']);
  });

  test('refuses a cut-off that is no duration', async () => {
    const job = run('clean-up-sessions.js', { SESSION_CLEANUP_MAX_IDLE: 'never' });
    await expect(job.exit).resolves.toBe(1);
    expect(job.lines[0]?.msg).toContain('SESSION_CLEANUP_MAX_IDLE is no duration');
  });
});

/** The exit code; undefined where the process outlives the second. */
async function endedBy(signal: NodeJS.Signals, { child, exit }: ReturnType<typeof run>) {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => (timer = setTimeout(resolve, 1_000)));
  child.kill(signal);
  const code = await Promise.race([exit, deadline]);
  clearTimeout(timer);
  return code;
}

/** Resolves when the other side's system has the text. */
async function connect(port: number, text: string) {
  const socket = createConnection(port, '127.0.0.1').on('error', () => undefined);
  sockets.push(socket);
  await new Promise<void>((resolve) => socket.once('connect', resolve));
  await new Promise<void>((resolve) => socket.write(text, () => resolve()));
}

/** Takes connections and never says a word. */
async function silentServer() {
  const server = createServer((socket) => socket.on('error', () => undefined).resume());
  servers.push(server);
  const connected = new Promise((resolve) => server.once('connection', resolve));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: (server.address() as AddressInfo).port, connected };
}

function run(script: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [script], { cwd: folder, env, stdio: ['ignore', 'pipe', 'inherit'] });
  started.push(child);
  const lines: LogLine[] = [];
  const waiting = new Set<() => void>();
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts.map((part) => JSON.parse(part) as LogLine));
    for (const wake of waiting) wake();
  });
  // "close" and not "exit": the last lines may still be in the pipe.
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const line = async (msg: string) =>
    new Promise<LogLine>((resolve, reject) => {
      const look = () => {
        const found = lines.find((candidate) => candidate.msg === msg);
        if (found !== undefined) resolve(found);
      };
      waiting.add(look);
      look();
      void exit.then((code) => reject(new Error(`ended with ${String(code)} before "${msg}"`)));
    });
  return { child, lines, exit, line };
}
