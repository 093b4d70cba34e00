import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TargetConfiguration } from '../contract/configuration';
import { readTarget } from '../configuration/read-target';
import { timingBesideOthers } from '../engine/timing';
import { embeddedRuntime } from '../runtimes/embedded';
import { FakeRuntime } from '../testing/fake-runtime';
import { tinyConfiguration } from '../testing/tiny-target/target';
import { completeFindings, type StepFinding } from './examination';
import { examine } from './examine';

const LIMIT_MS = 120_000;

describe('the doctor', () => {
  test(
    'goes through all steps of a backend that its configuration fits',
    async () => {
      const steps = await examined({});
      expect(steps.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(statuses(steps)).toMatchObject({
        'Its program is found': 'passed',
        'The healthy probe is answered with 2xx': 'passed',
        'Its states can be brought about and undone': 'passed',
      });
    },
    LIMIT_MS,
  );

  const wrong: readonly (readonly [
    what: string,
    change: Partial<TargetConfiguration>,
    step: string,
    lookAt: string,
    says: RegExp,
  ])[] = [
    [
      'a command that does not exist',
      { process: { command: ['no-such-program'] } },
      'Its program is found',
      'process.command',
      /no-such-program/,
    ],
    [
      'a command that ends at once, with its output',
      { process: { command: ['node', '-e', 'console.log("no licence"); process.exit(3)'] } },
      'It starts',
      'process.command',
      /exit code 3.*\n.*no licence/,
    ],
    [
      'a process that never listens',
      {
        process: {
          command: ['node', '-e', 'setInterval(() => 0, 1000)'],
          health: { path: '/up', seconds: 1 },
        },
      },
      'It is ready',
      'process.health',
      /\/up/,
    ],
    [
      'a schema that is not there',
      { database: { ...tinyConfiguration.database, schema: 'no.sql' } },
      'The database has its tables',
      'database.schema',
      /no\.sql/,
    ],
    [
      'SQL that PostgreSQL refuses',
      { database: { ...tinyConfiguration.database, schema: 'server.cjs' } },
      'The database has its tables',
      'database.schema',
      /syntax error/,
    ],
    [
      'a placeholder of its command that stands for nothing, and takes the names of those that there are for no keys',
      { process: { command: ['node', 'server.cjs', '{{nope}}'] } },
      'Its program is found',
      'process.command[2]',
      /\{\{nope\}\} has no value here/,
    ],
    [
      'SQL of its seed that PostgreSQL refuses',
      { database: { ...tinyConfiguration.database, seed: { sql: 'INSERT INTO nowhere' } } },
      'The rows are written',
      'database.seed.sql',
      /syntax error/,
    ],
    [
      'SQL of its sign-up that PostgreSQL refuses',
      { signUp: [{ sql: 'SELECT 1' }, { sql: 'SELECT FROM nowhere' }] },
      'People are signed up',
      'signUp[1].sql',
      /"nowhere" does not exist/,
    ],
    [
      'a placeholder of its login that stands for nothing',
      { signIn: { path: '/door', body: { name: '{{nope}}' }, token: { cookie: 'pass' } } },
      'The login gives a token',
      'signIn.body.name',
      /\{\{nope\}\} has no value here/,
    ],
    [
      'a login by functions that throws',
      {
        signIn: {
          request: () => {
            throw new TypeError('no request');
          },
          session: () => ({ token: '', userId: '' }),
        },
      },
      'The login gives a token',
      'signIn',
      /no request/,
    ],
    [
      'a placeholder of its probe that stands for nothing, behind a login that gave a token',
      { probe: { path: '/me', headers: { 'x-a': '{{nope}}' } } },
      'The healthy probe is answered with 2xx',
      'probe.headers.x-a',
      /\{\{nope\}\} has no value here/,
    ],
    [
      'a login that gives no token at the pointer, without any value of the answer',
      { signIn: { path: '/no-login', token: '/no' } },
      'The login gives a token',
      'signIn',
      /404/,
    ],
    [
      'a healthy probe that is not 2xx',
      { probe: '/no-such-path' },
      'The healthy probe is answered with 2xx',
      'probe',
      /GET \/no-such-path was answered with 404/,
    ],
    [
      'a second probe that is not 2xx',
      {
        probe: [
          { name: 'me', path: '/me' },
          { name: 'lost', path: '/no-such-path' },
        ],
      },
      'The healthy probe is answered with 2xx',
      'probe[1]',
      /GET \/no-such-path was answered with 404/,
    ],
    [
      'a log of another form',
      { log: { pattern: /^!(?<level>.)(?<requestId>.)(?<message>.)$/ } },
      'Its log is understood',
      'log',
      /none of its \d+ lines/,
    ],
    [
      'metrics that are not there',
      { metrics: { path: '/no-such-path', counts: [] } },
      'Its metrics are read',
      'metrics.path',
      /^GET \/no-such-path was answered with 404$/,
    ],
    [
      'a state whose SQL touches no row',
      {
        database: {
          ...tinyConfiguration.database,
          states: { userDeleted: 'DELETE FROM members WHERE name = {{freshId}}' },
        },
      },
      'Its states can be brought about and undone',
      'database.states.userDeleted',
      /touched no row/,
    ],
  ];

  test.each(wrong)(
    'stops at %s, and names the key',
    async (_, change, step, lookAt, says) => {
      const steps = await examined(change);
      const at = steps.findIndex(({ status }) => status === 'failed');
      expect(steps[at]).toMatchObject({ step });
      expect(steps[at]?.says).toMatch(says);
      expect(steps[at]?.lookAt).toContain(lookAt);
      expect(steps[at]?.lookAt.join()).not.toMatch(/database\.(url|host|port)|token\.sha256/);
      expect(new Set(steps.slice(at + 1).map(({ status }) => status))).toEqual(
        new Set(steps.length > at + 1 ? ['not reached'] : []),
      );
    },
    LIMIT_MS,
  );
});

test('takes no fault of our own for one of the backend', async () => {
  const runtime = new FakeRuntime(() => {
    throw new TypeError('a fault of ours');
  });
  const target = readTarget(tinyConfiguration);
  const hooks = { note: () => undefined, signal: new AbortController().signal };
  const timing = timingBesideOthers();
  await expect(examine({ target, runtime, timing }, hooks)).rejects.toThrow('a fault of ours');
});

test(
  'shows no secret of a backend that ends behind printing all that it was given',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'chaos-401-doctor-'));
    const given = join(folder, 'given');
    const script = `
      const text = JSON.stringify(process.env);
      require('node:fs').writeFileSync(process.env.GIVEN, text);
      console.log(text);
      process.exit(3);`;
    const steps = await examined({
      process: { command: ['node', '-e', script], environment: { GIVEN: given } },
      variables: { ...tinyConfiguration.variables, secret: 'SIGNED_WITH' },
      secrets: ['PEPPER'],
    });
    const { SIGNED_WITH, PEPPER, STORE } = JSON.parse(readFileSync(given, 'utf8')) as Record<string, string>;
    rmSync(folder, { recursive: true });
    const { says } = steps.find(({ status }) => status === 'failed') ?? { says: '' };
    expect(says).toContain('"PEPPER":"[hidden]"');
    for (const secret of [SIGNED_WITH, PEPPER, new URL(STORE ?? '').password])
      expect(says).not.toContain(secret);
  },
  LIMIT_MS,
);

async function examined(change: Partial<TargetConfiguration>): Promise<readonly StepFinding[]> {
  const target = readTarget({ ...tinyConfiguration, ...change });
  const hooks = { note: () => undefined, signal: new AbortController().signal };
  return completeFindings(
    await examine({ target, runtime: embeddedRuntime, timing: timingBesideOthers() }, hooks),
  );
}

function statuses(steps: readonly StepFinding[]): Record<string, string> {
  return Object.fromEntries(steps.map(({ step, status }) => [step, status]));
}
