import { createServer, type AddressInfo, type Socket } from 'node:net';
import { DatabaseError } from 'pg';
import { createPool, databaseOf } from './database';
import { databaseErrorCode } from './database-error-code';
import { createLogger } from './logger';

type Behaviour = (socket: Socket) => void;

// PostgreSQL's frontend/backend protocol, messages of the server: type, length without the type, body.
const message = (type: string, body: Buffer) => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const READY = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]);
const refusal = (code: string) => message('E', Buffer.from(`SFATAL\0VFATAL\0C${code}\0Mno\0\0`));

const silent: Behaviour = () => undefined;
const atFirstByte =
  (act: Behaviour): Behaviour =>
  (socket) =>
    void socket.once('data', () => act(socket));

const limits = { poolMax: 1, connectTimeoutMs: 100, queryTimeoutMs: 150 };
const cleanups: (() => Promise<void>)[] = [];

// The server first: a query that still waits for it ends then, and the pool with it.
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

describe('a query that fails', () => {
  test.each<[string, Behaviour]>([
    ['57P03', atFirstByte((socket) => socket.end(refusal('57P03')))],
    ['53300', atFirstByte((socket) => socket.end(refusal('53300')))],
    ['CONNECT_TIMEOUT', silent],
    ['QUERY_TIMEOUT', atFirstByte((socket) => socket.write(READY))],
    ['ECONNRESET', (socket) => socket.resetAndDestroy()],
    ['CONNECTION_CLOSED', atFirstByte((socket) => socket.end())],
  ])('is known as %s', async (code, behaviour) => {
    const { database } = await connectTo(await serve(behaviour));
    await expect(database.query('SELECT 1', [])).rejects.toMatchObject({ name: 'DatabaseFailure', code });
  });

  test('is known as ECONNREFUSED where nobody listens', async () => {
    const { database } = await connectTo(await closedPort());
    await expect(database.query('SELECT 1', [])).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('is known as POOL_TIMEOUT where every connection is in use', async () => {
    const { database, pool } = await connectTo(await serve(atFirstByte((socket) => socket.write(READY))));
    const held = await pool.connect();
    await expect(database.query('SELECT 1', [])).rejects.toMatchObject({ code: 'POOL_TIMEOUT' });
    held.release(true);
  });
});

describe('the code of an error', () => {
  test('comes from the class and not from the form of the code', () => {
    const broken = Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    const answered = Object.assign(new DatabaseError('no', 0, 'error'), { code: '57P01' });
    expect(databaseErrorCode(broken)).toBe('EPIPE');
    expect(databaseErrorCode(answered)).toBe('57P01');
  });

  test('is that of the cause where the error has none', () => {
    const cause = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
    expect(databaseErrorCode(new Error('Connection terminated unexpectedly', { cause }))).toBe('ECONNRESET');
    expect(databaseErrorCode(new Error('Connection terminated unexpectedly'))).toBe('CONNECTION_CLOSED');
    expect(databaseErrorCode(new Error('Connection terminated due to connection timeout', { cause }))).toBe(
      'CONNECT_TIMEOUT',
    );
  });
});

describe('an idle connection that is lost', () => {
  test('is logged at info and leaves the pool empty', async () => {
    const sockets: Socket[] = [];
    const port = await serve((socket) => {
      sockets.push(socket);
      socket.once('data', () => socket.write(READY));
    });
    const { pool, lines, logged } = await connectTo(port);
    (await pool.connect()).release();
    expect(pool.idleCount).toBe(1);
    sockets[0]?.destroy();
    await logged;
    expect(pool.totalCount).toBe(0);
    expect(lines).toEqual([
      expect.objectContaining({ level: 'info', msg: 'database connection lost', code: 'CONNECTION_CLOSED' }),
    ]);
  });
});

async function connectTo(port: number) {
  const lines: unknown[] = [];
  let announce: () => void = () => undefined;
  const logged = new Promise<void>((resolve) => (announce = resolve));
  const log = createLogger('info', {
    write(line) {
      lines.push(JSON.parse(line));
      announce();
    },
  });
  const pool = createPool({ url: `postgres://u:p@127.0.0.1:${port}/d`, ...limits }, log);
  cleanups.push(async () => pool.end());
  return { pool, database: databaseOf(pool), lines, logged };
}

async function serve(behaviour: Behaviour): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    behaviour(socket);
  });
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function closedPort(): Promise<number> {
  const port = await serve(silent);
  await cleanups.pop()?.();
  return port;
}
