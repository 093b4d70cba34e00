import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { readTarget } from '../../configuration/read-target';
import type { TargetConfiguration } from '../../contract/configuration';
import type { LaneParts } from '../../contract/lane';
import type { Stack } from '../../contract/runtime';
import { timingBesideOthers } from '../../engine/timing';
import { identityOf } from '../../support/process-identity';
import { embeddedRuntime } from './embedded-runtime';

const TIME_LIMIT_MS = 60_000;
const PAUSE_MS = 5;
jest.setTimeout(TIME_LIMIT_MS);

const folder = mkdtempSync(join(tmpdir(), 'chaos-401-commands-'));
const stacks: Stack[] = [];
afterEach(async () => {
  for (const stack of stacks.splice(0)) await stack.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Answers with what it was started with, and what it has started. */
const SERVER = `
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
writeFileSync(join(folder, 'server.js'), SERVER);

describe('a backend that is started by a command', () => {
  test('is given what its configuration names, four variables of the surroundings, and nothing else', async () => {
    process.env['LEAKING'] = 'yes';
    writeFileSync(join(folder, 'database.tmpl'), 'user={{database.user}} at {{database.host}}');
    const lane = await open({
      process: {
        command: ['node', 'server.js', '--at={{host}}:{{port}}', '{{database.file}}'],
        environment: { DSN: 'dbname={{database.name}}', KEY: { env: 'LEAKING' } },
      },
      secrets: ['REFRESH_SECRET'],
      database: {
        variables: { host: 'PGHOST', port: 'PGPORT' },
        file: { template: 'database.tmpl', variable: 'DATABASE_FILE' },
      },
    });
    const { argv, env } = await answer(lane);
    const own = [
      'DATABASE_FILE',
      'DSN',
      'HOST',
      'JWT_SECRET',
      'KEY',
      'PGHOST',
      'PGPORT',
      'PORT',
      'REFRESH_SECRET',
    ];
    const inherited = ['PATH', 'HOME', 'TMPDIR', 'LANG'].filter((name) => process.env[name] !== undefined);
    expect(
      Object.keys(env)
        .filter((name) => !SHELLS_OWN.includes(name))
        .sort(),
    ).toEqual([...own, ...inherited].sort());
    expect(argv).toEqual([`--at=127.0.0.1:${String(env['PORT'])}`, env['DATABASE_FILE']]);
    expect(env['DSN']).toBe(`dbname=${lane.database.name}`);
    expect(env['KEY']).toBe('yes');
    expect(lane.secrets).toEqual([env['REFRESH_SECRET']]);
    expect(readFileSync(String(env['DATABASE_FILE']), 'utf8')).toBe(
      `user=${lane.database.role} at 127.0.0.1`,
    );
  });

  test('is ended with all that it has started, though it ignores SIGTERM and its children lead sessions of their own', async () => {
    const lane = await open({ process: { command: ['node', 'server.js'], environment: { FORKS: 'yes' } } });
    const { children } = await answer(lane);
    const { id } = lane.deployment.baseline;
    expect(children.map(identityOf)).not.toContain(null);
    await stacks.pop()?.close();
    expect([Number(id), ...children].map(identityOf)).toEqual([null, null, null, null]);
  });

  test('takes what it has started with it when it ends by itself, and is signalled no more: its number may be another’s', async () => {
    const lane = await open({ process: { command: ['node', 'server.js'], environment: { FORKS: 'yes' } } });
    const [child = 0] = (await answer(lane)).children;
    const { baseline } = lane.deployment;
    process.kill(Number(baseline.id), 'SIGKILL');
    while (identityOf(child) !== null) await delay(PAUSE_MS);
    expect(baseline.ended()).toBe('SIGKILL');
    const signalled = jest.spyOn(process, 'kill');
    try {
      await baseline.stop();
      expect(signalled).not.toHaveBeenCalled();
    } finally {
      signalled.mockRestore();
    }
  });

  test('is ready when it has written a line', async () => {
    const lane = await open({
      process: { command: ['node', 'server.js'], health: { line: /^listening$/ } },
    });
    expect((await answer(lane)).argv).toEqual([]);
  });

  test('shows what it was told by the kernel of its connections and its rest', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as { port: number };
    const script = `require('node:net').connect(${String(port)}, '127.0.0.1'); ${SERVER}`;
    writeFileSync(join(folder, 'connected.js'), script);
    const lane = await open({ process: { command: ['node', 'connected.js'] } });
    const { baseline } = lane.deployment;
    expect(await baseline.connectionsTo?.(port)).toEqual({ established: 1, closing: 0 });
    expect(await baseline.connectionsTo?.(1)).toEqual({ established: 0, closing: 0 });
    await baseline.atRest?.(TIME_LIMIT_MS);
    server.close();
  });

  test.each<[what: string, process: TargetConfiguration['process'], refusal: RegExp]>([
    [
      'does not exist',
      { command: ['no-such-program'] },
      /^Failed to start the target: there is no such program that may be run \("no-such-program" in PATH\)\. Mend process\.command/,
    ],
    [
      'is to run in a folder that is not there',
      { command: ['node', 'server.js'], directory: 'nowhere' },
      /no such directory \(.*nowhere\)\. Mend process\.directory/,
    ],
    [
      'exits at once',
      { command: ['node', '-e', 'console.error("no such luck"); process.exit(3)'] },
      /it ended at its start with exit code 3; its last log lines:\n {2}no such luck\n[^]*process\.command/,
    ],
    [
      'never listens',
      { command: ['sleep', '600'], health: { seconds: 0.3 } },
      /\/me gave ECONNREFUSED for 300 ms; its log is empty[^]*variables\.port/,
    ],
    [
      'never writes its line',
      { command: ['node', 'server.js'], health: { line: /^ready$/, seconds: 0.5 } },
      /it wrote no line that fits \/\^ready\$\/ in 500 ms; its last log lines:\n {2}listening/,
    ],
    [
      'wants a port that is in use',
      {
        command: [
          'node',
          '-e',
          'console.error("listen EADDRINUSE: address already in use"); process.exit(1)',
        ],
      },
      /ended at its start with exit code 1; its last log lines:\n {2}listen EADDRINUSE/,
    ],
    [
      'has a placeholder that stands for nothing',
      { command: ['node', 'server.js', '{{prot}}'] },
      /\{\{prot\}\} has no value here \(there are host, port, database\.url/,
    ],
    [
      'is an image',
      { image: 'backend:1' },
      /the embedded runtime starts commands, not an image \(backend:1\)\. Give process\.command, or take --runtime docker/,
    ],
  ])('whose command %s is refused, by the key to look at', async (_, process, refusal) => {
    await expect(open({ process })).rejects.toThrow(refusal);
  });
});

describe('the tables of a backend', () => {
  test('are made by its own migrations, once for each state of their files', async () => {
    mkdirSync(join(folder, 'migrations'));
    const file = join(folder, 'migrations', '1.sql');
    writeFileSync(
      file,
      `CREATE TABLE things (name text); INSERT INTO things VALUES ('${String(process.pid)}')`,
    );
    const schema = {
      command: ['node', 'migrate.js'] as const,
      files: ['migrations'],
    };
    writeFileSync(join(folder, 'migrate.js'), MIGRATE);
    const database = { schema };
    const names = async () =>
      (await (await open({ database })).database.query('SELECT name FROM things')).rows.map(
        ({ name }) => name,
      );
    expect(await names()).toEqual([String(process.pid)]);
    expect(await names()).toEqual([String(process.pid)]);
    expect(readFileSync(join(folder, 'ran'), 'utf8')).toBe('once\n');
    writeFileSync(
      file,
      `CREATE TABLE things (name text); INSERT INTO things VALUES ('other ${String(process.pid)}')`,
    );
    expect(await names()).toEqual([`other ${String(process.pid)}`]);
    expect(readFileSync(join(folder, 'ran'), 'utf8')).toBe('once\nonce\n');
  });

  test('show the output of a migration that fails, without the password', async () => {
    const command = [
      'node',
      '-e',
      'console.log("table users is odd", process.env.DATABASE_URL); process.exit(7)',
    ] as const;
    const opening = open({ database: { schema: { command, files: ['migrate.js'] } } });
    await expect(opening).rejects.toThrow(
      /^Failed to make the target's tables: "node -e .*ended with exit code 7; its output:\n {2}table users is odd <database url>\n[^]*database\.schema\.command/,
    );
  });

  test('are refused where a file that is named is not there', async () => {
    const opening = open({ database: { schema: { command: ['true'], files: ['nothing.sql'] } } });
    await expect(opening).rejects.toThrow(
      /nothing\.sql.*\. Name files that are there in database\.schema\.files/,
    );
    expect(existsSync(join(folder, 'nothing.sql'))).toBe(false);
  });
});

const MIGRATE = `
const { appendFileSync, readFileSync } = require('node:fs');
const { Client } = require(${JSON.stringify(require.resolve('pg'))});
const client = new Client({ connectionString: process.env.DATABASE_URL });
client.connect()
  .then(() => client.query(readFileSync('migrations/1.sql', 'utf8')))
  .then(() => client.end())
  .then(() => appendFileSync('ran', 'once\\n'));
`;

/** What \`sh\` adds of its own accord. */
const SHELLS_OWN = ['PWD', 'OLDPWD', 'SHLVL', '_'];

interface Answer {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly children: readonly number[];
}

async function open(changes: Partial<TargetConfiguration>): Promise<LaneParts> {
  const target = readTarget({
    name: 'command',
    root: folder,
    process: { command: ['node', 'server.js'] },
    database: {},
    signIn: { path: '/login', token: '/token' },
    probe: '/me',
    ...changes,
  });
  const stack = await embeddedRuntime.open({ target, timing: timingBesideOthers(), note: () => undefined });
  stacks.push(stack);
  return stack.openLane({ name: 'lane1', ownCluster: false });
}

async function answer({ edge }: LaneParts): Promise<Answer> {
  return (await (await fetch(edge.url)).json()) as Answer;
}
