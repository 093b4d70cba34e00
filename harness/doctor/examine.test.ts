import type { TargetConfiguration } from '../contract/configuration';
import { readTarget } from '../configuration/read-target';
import { timingBesideOthers } from '../engine/timing';
import { embeddedRuntime } from '../runtimes/embedded';
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
      expect(new Set(steps.slice(at + 1).map(({ status }) => status))).toEqual(
        new Set(steps.length > at + 1 ? ['not reached'] : []),
      );
    },
    LIMIT_MS,
  );
});

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
