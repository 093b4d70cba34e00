import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readScenarios } from '../../registry/read-scenarios';
import { TextOutput } from '../../reporters/text-output';
import { tinyConfiguration } from '../../testing/tiny-target/target';
import bundled from '../../../target-app/target';
import { runCli } from '../run-cli';
import { realWorld } from '../world';

const ROOT = join(__dirname, '..', '..', '..');
const LIMIT_MS = 60_000;

let data = '';
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'chaos-401-kept-'))));
afterEach(() => rmSync(data, { recursive: true }));

/** With real stacks, all that is typed sent ahead. */
async function drill(
  definition: unknown,
  plot: string,
  typed: readonly string[],
  ...options: readonly string[]
) {
  const [stdout, stderr] = [new TextOutput(), new TextOutput()];
  const world = {
    ...realWorld(),
    ...{ stdout, stderr, env: { CHAOS401_DATA_DIR: data } },
    stdin: Readable.from(typed.map((line) => `${line}\n`)),
  };
  const target = { file: 'target.ts', definition };
  const parts = { version: '0.1.0', root: ROOT, scenarios: readScenarios(ROOT), target };
  const code = await runCli(
    ['drill', '--instructor', plot, ...options],
    parts,
    world,
    new AbortController().signal,
  );
  return { code, stdout: stdout.text, stderr: stderr.text };
}

test(
  'all that a drill says goes where the command line writes',
  async () => {
    const { code, stdout } = await drill(bundled, 'session-revoked/revoked-row', ['quit']);
    expect(stdout).toMatch(/ PAGE [^]*Given up\.[^]*\nDebrief: /);
    expect(code).toBe(1);
  },
  LIMIT_MS,
);

/** Its members stand for its sessions, too: it has none of the guide's columns. */
const OWN_WORDS = {
  ...tinyConfiguration,
  database: { ...tinyConfiguration.database, sessionsTable: 'members' },
  names: namesWith('members'),
};

/** The same, but that its SQL does not find the table without its schema. */
const OWN_SCHEMA = {
  ...OWN_WORDS,
  database: {
    ...(JSON.parse(JSON.stringify(OWN_WORDS.database).replaceAll('members', 'app.members')) as object),
    schema: 'schema-apart.sql',
    parameters: 'options=-c%20search_path%3Dapp',
  },
  names: namesWith('app.members'),
};

function namesWith(members: string) {
  return {
    tables: { sessions: members, users: members },
    columns: { id: 'number', email: 'name', role: 'word', status: 'word', isActive: 'blocked' },
    variables: { secret: 'PASS_KEY', tokenLifetime: 'PASS_SECONDS', databaseUrl: 'STORE' },
    claims: { userId: 'sub' },
    messages: { 'user unknown': ['no such member'] },
  };
}

test.each([
  ['tables, columns and words of its own', OWN_WORDS, 'members'],
  ['a schema of its own', OWN_SCHEMA, 'app.members'],
])(
  'a backend with %s is looked at by those, and mended',
  async (_, definition, members) => {
    const { code, stdout, stderr } = await drill(
      definition,
      'user-not-found/deleted-user',
      [
        'request',
        'logs',
        `sql SELECT number, name, blocked FROM ${members}`,
        'network',
        'decode',
        'answer user-not-found/deleted-user --evidence 3',
        'verify',
        `sql INSERT INTO ${members} SELECT * FROM backup.members ON CONFLICT DO NOTHING`,
        'verify',
      ],
      '--json',
    );
    const lines = stdout.split('\n').filter((line) => line !== '');
    const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(stderr).toBe('A stack is started and broken: a second or two.\n');
    expect(told.filter(({ kind }) => kind === 'reply')).toMatchObject([
      { command: 'request', ok: true },
      { command: 'logs', ok: true },
      { command: 'sql', ok: true },
      { command: 'network', data: { outcome: 'ok' } },
      { command: 'decode', ok: true },
      { command: 'answer', data: { right: true, counts: [3] } },
      { command: 'verify', data: { mended: false, harm: [] } },
      { command: 'sql', data: { command: 'INSERT 1' } },
      { command: 'verify', data: { mended: true, harm: [] } },
    ]);
    expect(code).toBe(0);
  },
  LIMIT_MS,
);

test(
  'a table that the schema does not make is named, with where it stands, and no stack is shown',
  async () => {
    const database = { ...OWN_WORDS.database, sessionsTable: 'logins' };
    const { code, stderr } = await drill({ ...OWN_WORDS, database }, 'user-not-found/deleted-user', []);
    expect(stderr).toMatch(
      /^Failed to hold a drill: relation "logins" does not exist \(members, logins\)\. Let database\.usersTable /m,
    );
    expect([code, stderr]).toEqual([2, expect.not.stringContaining('    at ')]);
  },
  LIMIT_MS,
);
