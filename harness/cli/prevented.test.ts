import { SAMPLE_CAUSE } from '../reporters/sample-report';
import { SAMPLE_PREVENTION, samplePrevented } from '../reporters/sample-prevented';
import type { Prevention } from '../contract/prevention';
import { FakeProject } from './fake-world';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

/** The first variant has a prevention, the second has none. */
function parts(prevention: Prevention = SAMPLE_PREVENTION) {
  const { 'rotated-secret': first, ...others } = SAMPLE_CAUSE.variants;
  const variants = { 'rotated-secret': { ...first, prevention }, ...others };
  const definition = { meta: SAMPLE_CAUSE.meta, variants };
  return { scenarios: [{ name: 'jwt-mismatch', file: 'scenarios/jwt-mismatch.ts', definition }] };
}

const run = (argv: readonly string[], options: Parameters<FakeProject['run']>[1] = {}) =>
  project.run(['scenario', ...argv, '--prevented'], { parts: parts(), ...options });

describe('npm run scenario -- NAME --prevented', () => {
  test('shows the fault without and with its prevention, and exits 0', async () => {
    const { code, stdout, plans } = await run(['jwt-mismatch']);
    expect({ code, ids: plans.map(({ cases }) => cases.map(({ id }) => id)) }).toEqual({
      code: 0,
      ids: [['jwt-mismatch/rotated-secret']],
    });
    expect(stdout).toMatchInlineSnapshot(`
      "✔ prevented  jwt-mismatch/rotated-secret · 412 ms

        Prevention  Validate the environment at the start
                    VALIDATE_ENV=true
        Injected    The backend is restarted with a new secret; the old token is sent.
                    · the secret is rotated
        Without     the user gets 401 {"error":"Invalid token","code":"invalid_token"}
                    receipt: the new process loaded another secret
        With        the new process refuses to start (exit code 1): SECRET is not set
                    the user gets 200; nobody got a 401

      Runtime: embedded, the quicker one for a person who waits. Use --runtime docker for the other.
      ✔ 1 prevented · 312 ms
      "
    `);
  });

  test('exits 1 where one was not prevented, else 2 where one is inconclusive, and says why', async () => {
    const trial = samplePrevented({ id: '' }).with;
    const failed = await run(['jwt-mismatch'], {
      preventedOf: (of) =>
        samplePrevented(of, {
          verdict: 'not prevented',
          why: 'a user got a 401 all the same',
          with: { ...trial, shown: null, status: 401, refused: 1 },
        }),
    });
    expect(failed.code).toBe(1);
    expect(failed.stdout).toMatch(/^✖ not prevented .*Why +a user got a 401 all the same\n/s);
    expect(failed.stdout).toContain('nothing was seen of it\n');
    expect(failed.stdout).toContain('the user gets 401; 1 answer of 401\n');
    const unsure = await run(['jwt-mismatch'], {
      preventedOf: (of) => samplePrevented(of, { verdict: 'inconclusive', why: 'no receipt' }),
    });
    expect(unsure.code).toBe(2);
    expect(unsure.stdout).toMatch(/^\? inconclusive .*Why +no receipt\n/s);
  });

  test('writes one JSON document and nothing else with --json', async () => {
    const { code, stdout } = await run(['jwt-mismatch', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      runtimeChoice: { why: 'the quicker one for a person who waits', other: '--runtime docker' },
      verdict: 'prevented',
      results: [
        {
          id: 'jwt-mismatch/rotated-secret',
          prevention: 'Validate the environment at the start',
          verdict: 'prevented',
          without: { verdict: 'reproduced' },
          with: { status: 200, refused: 0 },
        },
      ],
    });
  });

  test('says plainly that a variant has none, names those of its cause that have one, and exits 64', async () => {
    const { code, stdout, stderr, plans } = await run(['jwt-mismatch/trailing-newline']);
    expect({ code, stdout, plans }).toEqual({ code: 64, stdout: '', plans: [] });
    expect(stderr).toBe(
      'Failed to show a prevention: no prevention is known for jwt-mismatch/trailing-newline. ' +
        'There is one for jwt-mismatch/rotated-secret.\n',
    );
  });

  test.each([['--all'], ['jwt-mismatch/*']])('takes of %s those that have one', async (name) => {
    const { code, plans } = await run([name]);
    expect(code).toBe(0);
    expect(plans[0]?.cases.map(({ id }) => id)).toEqual(['jwt-mismatch/rotated-secret']);
  });

  test('leaves out what the target does not offer, and says so', async () => {
    const prevention = { ...SAMPLE_PREVENTION, needs: ['session health'] as const };
    const { code, stderr, plans } = await run(['jwt-mismatch'], { parts: parts(prevention) });
    expect({ code, plans }).toEqual({ code: 2, plans: [] });
    expect(stderr).toContain('since the target sample does not offer session health.');
  });

  test.each([['--repeat', '2'], ['--keep'], ['--list'], ['--verbose'], ['--bail']])(
    'is refused together with %s',
    async (...option) => {
      const { code, stderr, plans } = await run(['jwt-mismatch', ...option]);
      expect({ code, plans }).toEqual({ code: 64, plans: [] });
      expect(stderr).toContain('cannot be used with option');
    },
  );
});
