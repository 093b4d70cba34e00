import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TargetConfiguration } from '../../../contract/configuration';
import type { LaneParts } from '../../../contract/lane';
import { identityOf } from '../../../support/process/process-identity';
import { commandRoom, SERVER } from './command.fixture';

const DEADLINE_MS = 60_000;
const PAUSE_MS = 5;

const { folder, open, close } = commandRoom();

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
    await close();
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
    await baseline.atRest?.(DEADLINE_MS);
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
  ])('whose command %s is refused, by the key to look at', async (_, process, refusal) => {
    await expect(open({ process })).rejects.toThrow(refusal);
  });
});

/** What \`sh\` adds of its own accord. */
const SHELLS_OWN = ['PWD', 'OLDPWD', 'SHLVL', '_'];

interface Answer {
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly children: readonly number[];
}

async function answer({ edge }: LaneParts): Promise<Answer> {
  return (await (await fetch(edge.url)).json()) as Answer;
}
