import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';

import type { LaneParts } from '../../contract/lane';
import type { Stack } from '../../contract/runtime';
import type { TargetDefinition } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { CleanupStack } from '../../support/cleanup-stack';
import { identityOf } from '../../support/process/process-identity';
import { embeddedRuntime } from './embedded-runtime';

/** A backend of a few lines: it says what it was started with, and asks its database. */
const SOURCE = `
  import { createServer } from 'node:http';
  import { Client } from 'pg';
  console.log('hello ' + process.cwd());
  if (process.env.CRASH) throw new Error(process.env.CRASH);
  createServer(async (request, response) => {
    if (request.url === '/health') return response.writeHead(process.env.SICK ? 503 : 200).end();
    const client = new Client(process.env.DB);
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query('SELECT current_user AS me, (SELECT count(*) FROM things)::int AS things');
      response.end(JSON.stringify({ secret: process.env.SECRET ?? null, ...rows[0] }));
    } catch (error) {
      response.end(JSON.stringify({ error: error.code }));
    }
    await client.end().catch(() => undefined);
  }).listen(Number(process.env.P), process.env.H);
`;

const JOB = `
  import { Client } from 'pg';
  (async () => {
    const client = new Client(process.env.DB);
    await client.connect();
    await client.query('INSERT INTO things VALUES ($1)', [process.env.THING]);
    await client.end();
    console.log('inserted');
    process.exitCode = 3;
  })();
`;

const PROJECT = join(__dirname, '..', '..', '..');
const timing: Timing = {
  connectTimeoutMs: 1000,
  queryTimeoutMs: 4000,
  shortQueryTimeoutMs: 1000,
  graceMs: 1000,
  deadlineMs: 20_000,
  says: '',
};

const cleanup = new CleanupStack();
let root: string;
let stack: Stack;
let lane: LaneParts;

beforeAll(async () => {
  // Inside the project, whose packages it uses.
  mkdirSync(join(PROJECT, 'node_modules/.cache'), { recursive: true });
  root = mkdtempSync(join(PROJECT, 'node_modules/.cache/target-'));
  cleanup.defer('the target', () => rmSync(root, { recursive: true, force: true }));
  writeFileSync(join(root, 'index.ts'), SOURCE);
  writeFileSync(join(root, 'job.ts'), JOB);
  writeFileSync(join(root, 'schema.sql'), 'CREATE TABLE things (name text);');
  stack = await open({});
  lane = await stack.openLane({ name: 'one', ownCluster: false });
}, 60_000);

afterAll(() => cleanup.close());

describe('the embedded runtime', () => {
  test("opens a lane whose target serves through the edge, on the lane's own database and role", async () => {
    expect(stack.postgres).toMatch(/^18\.\d+$/);
    expect(await answer(lane)).toEqual({ secret: lane.secret, me: lane.database.role, things: 0 });
    const other = await stack.openLane({ name: 'two', ownCluster: false });
    await other.database.query("INSERT INTO things VALUES ('x')");
    expect(await answer(other)).toEqual({ secret: other.secret, me: other.database.role, things: 1 });
    expect(other.secret).not.toBe(lane.secret);
    expect(await answer(lane)).toMatchObject({ things: 0 });
    const { rows } = await lane.database.query('SELECT rolsuper FROM pg_roles WHERE rolname = $1', [
      lane.database.role,
    ]);
    expect(rows).toEqual([{ rolsuper: false }]);
    await other.close();
  });

  test('starts a process with nothing of our own environment, and knows its environment, log and end', async () => {
    const process = await lane.deployment.restart({ variables: { secret: 'other' }, directory: 'elsewhere' });
    expect(await process.environment()).toEqual({
      MODE: 'test',
      DB: expect.stringContaining('@127.0.0.1:') as unknown,
      SECRET: 'other',
      P: new URL(process.url).port,
      H: '127.0.0.1',
    });
    expect(process.log.lines).toEqual([`hello ${join(dirname(process.logPath), 'elsewhere')}`]);
    expect(readFileSync(process.logPath, 'utf8')).toBe(`${process.log.lines.join('\n')}\n`);
    expect(await answer(lane)).toMatchObject({ secret: 'other' });
    expect(process.ended()).toBeNull();
    await lane.deployment.restore();
    expect(process.ended()).not.toBeNull();
    expect(await answer(lane)).toMatchObject({ secret: lane.secret });
  });

  test('puts the .env file where the process starts', async () => {
    const process = await lane.deployment.restart({ dotenv: { secret: 'from file' } });
    const home = process.log.lines[0]?.replace('hello ', '') ?? '';
    expect(readFileSync(join(home, '.env'), 'utf8')).toBe('SECRET="from file"\n');
    await lane.deployment.restore();
  });

  test('runs a job to its end', async () => {
    const job = {
      program: { kind: 'bundle', file: 'job.ts' },
      key: 'aggressiveCleanup',
      environment: { THING: 'made by the job' },
    } as const;
    expect(await lane.deployment.runJob(job)).toEqual({ exitCode: 3, output: 'inserted\n' });
    const { rows } = await lane.database.query('SELECT name FROM things');
    expect(rows).toEqual([{ name: 'made by the job' }]);
    await lane.database.query('DELETE FROM things');
  });

  test("breaks the way to the database, the role's password, and mends them", async () => {
    await lane.proxy.disable();
    expect(await answer(lane)).toEqual({ error: 'ECONNREFUSED' });
    await lane.proxy.restore();
    await lane.database.changePassword('another');
    expect(await answer(lane)).toEqual({ error: '28P01' });
    await expect(lane.database.openSessionAsRole()).rejects.toMatchObject({ code: '28P01' });
    await lane.database.changePassword('its own');
    expect(await answer(lane)).toMatchObject({ things: 0 });
  });

  test('shuts down a cluster of its own, and starts it again with its data', async () => {
    const own = await stack.openLane({ name: 'own', ownCluster: true });
    expect(own.database.direct.port).not.toBe(lane.database.direct.port);
    await own.database.query("INSERT INTO things VALUES ('x')");
    await own.database.smartShutdown?.();
    expect(await answer(own)).toEqual({ error: '57P03' });
    await own.database.startAgain?.();
    expect(await answer(own)).toMatchObject({ things: 1 });
    await own.database.startAgain?.();
    expect((await own.database.query('SELECT name FROM things')).rows).toEqual([{ name: 'x' }]);
    await own.close();
    expect(lane.database.smartShutdown).toBeUndefined();
  });

  test('shows the last log lines of a target that dies at its start, or never becomes healthy', async () => {
    const dying = await open({ environment: { CRASH: 'no such luck' } });
    await expect(dying.openLane({ name: 'dying', ownCluster: false })).rejects.toThrow(
      /^Failed to start the target: it ended at its start with exit code 1; its last log lines:\n(?:.*\n)*.*Error: no such luck(?:.*\n)*Mend the target, /,
    );
    const sick = await open({ environment: { SICK: 'yes' } }, { ...timing, deadlineMs: 250 });
    await expect(sick.openLane({ name: 'sick', ownCluster: false })).rejects.toThrow(
      /^Failed to start the target: \/health gave (status 503|ECONNREFUSED|no answer) for 500 ms/,
    );
  });

  test('shows what is wrong with the source of a target', async () => {
    writeFileSync(join(root, 'broken.ts'), 'const = 1;');
    const broken = await open({ program: { kind: 'bundle', file: 'broken.ts' } });
    await expect(broken.openLane({ name: 'broken', ownCluster: false })).rejects.toThrow(
      /^Failed to bundle the target: its source has an error\n[^]*broken\.ts:1:6/,
    );
  });

  test('does not wait for a target that is still starting when it is closed', async () => {
    const hanging = await open({ environment: { SICK: 'yes' } });
    const opening = hanging.openLane({ name: 'hanging', ownCluster: false });
    const refused = expect(opening).rejects.toThrow(/^Failed to start the target|The stack is closed/);
    const begun = performance.now();
    await hanging.close();
    await refused;
    expect(performance.now() - begun).toBeLessThan(timing.deadlineMs);
  });

  test('leaves nothing behind', async () => {
    const passing = await open({});
    const opened = await passing.openLane({ name: 'passing', ownCluster: false });
    const { id, logPath } = opened.deployment.baseline;
    const { port } = opened.database.direct;
    expect(identityOf(Number(id))).not.toBeNull();
    await passing.close();
    expect(identityOf(Number(id))).toBeNull();
    expect(existsSync(dirname(dirname(logPath)))).toBe(false);
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    await new Promise((resolve) => server.close(resolve));
  });
});

async function open(process: Partial<TargetDefinition['process']>, limits = timing): Promise<Stack> {
  const opened = await embeddedRuntime.open({
    target: tinyTarget(process),
    timing: limits,
    note: () => undefined,
  });
  cleanup.defer('a stack', () => opened.close());
  return opened;
}

function tinyTarget(process: Partial<TargetDefinition['process']>): TargetDefinition {
  return {
    name: 'tiny',
    root,
    process: {
      program: { kind: 'bundle', file: 'index.ts' },
      health: { path: '/health', statuses: [200] },
      startsWithoutDatabase: true,
      ...process,
      environment: { MODE: 'test', ...process.environment },
    },
    variables: { port: 'P', host: 'H', secret: 'SECRET', databaseUrl: 'DB' },
    database: { schema: { files: ['schema.sql'] } },
    log: {},
  } as unknown as TargetDefinition;
}

async function answer({ edge }: LaneParts): Promise<unknown> {
  return (await fetch(edge.url)).json();
}
