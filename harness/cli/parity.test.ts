import type { Result } from '../contract/result';
import type { Plan } from '../engine/plan/plan';
import { sampleResult, SAMPLE_OBSERVATION } from '../reporters/sample-report';
import { fakeEngine } from './fake-engine';
import { FakeProject, fakeStrategy } from './fake-world';
import type { World } from './world';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

const runtimes = [fakeStrategy('embedded'), fakeStrategy('docker')];

/** `docker` says how the result on Docker differs from that on embedded. */
function run(docker: (same: Result) => Result, ...argv: string[]) {
  const plans: Plan[] = [];
  const engine = fakeEngine(plans, (of) => {
    const one = observing({ id: UUIDS[0], token: '1a2b3c4d', port: '41001' })(sampleResult(of));
    if (plans.at(-1)?.runtime.name === 'embedded') return one;
    return docker(observing({ id: UUIDS[1], token: '5e6f7a8b', port: '32768' })(sampleResult(of)));
  });
  const world: Partial<World> = { runtimes, engine };
  return project.run(['parity', ...argv], { world });
}

const UUIDS = ['6f0e96e9-a293-4278-9342-5ecff3a62da1', '0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9'] as const;

/** What no two runs share: ids, fingerprints, ports, times. */
function observing({ id, token, port }: { id: string; token: string; port: string }) {
  return (result: Result): Result => {
    const [exchange] = SAMPLE_OBSERVATION.exchanges;
    if (exchange === undefined) throw new Error('The sample has no exchange.');
    return {
      ...result,
      durationMs: Number(port),
      observed: {
        ...SAMPLE_OBSERVATION,
        exchanges: [
          {
            ...exchange,
            request: {
              ...exchange.request,
              headers: { authorization: `Bearer eyJhbGciO… (sha256 ${token})` },
            },
            response: {
              ...exchange.response,
              headers: { 'x-request-id': id, location: `http://127.0.0.1:${port}/session` },
              body: { error: 'Invalid token', at: `2026-01-02T03:04:05.${port.slice(0, 3)}Z` },
            },
            logs: [{ level: 'warn', message: 'refused', requestId: id, tokenFingerprint: token }],
          },
        ],
      },
    };
  };
}

type Observed = NonNullable<Result['observed']>;
type FirstExchange = Observed['exchanges'][number];

function withExchange(change: (exchange: FirstExchange) => FirstExchange) {
  return (result: Result): Result => {
    const observed = result.observed as Observed;
    return { ...result, observed: { ...observed, exchanges: observed.exchanges.map(change) } };
  };
}

describe('npm run parity', () => {
  test('is green where only ids, fingerprints, ports and times differ', async () => {
    const { code, stdout } = await run((same) => same);
    expect(stdout).toContain('2 variants: 2 alike on embedded and docker');
    expect(stdout).toMatch(/jwt-mismatch\/rotated-secret +reproduced +reproduced +✔ same/);
    expect(code).toBe(0);
  });

  const planted: [title: string, change: (same: Result) => Result, at: string][] = [
    ['verdict', (same) => ({ ...same, verdict: 'inconclusive' }), '/verdict'],
    [
      'status',
      withExchange((one) => ({ ...one, response: { ...one.response, status: 500 } })),
      '/observed/exchanges/0/response/status',
    ],
    [
      'header',
      withExchange((one) => ({ ...one, response: { ...one.response, headers: {} } })),
      '/observed/exchanges/0/response/headers/x-request-id',
    ],
    [
      'request',
      withExchange((one) => ({ ...one, request: { ...one.request, path: '/other' } })),
      '/observed/exchanges/0/request/path',
    ],
    ['log line', withExchange((one) => ({ ...one, logs: [] })), '/observed/exchanges/0/logs/0'],
    [
      'field of a log line',
      withExchange((one) => ({ ...one, logs: one.logs.map((log) => ({ ...log, level: 'error' })) })),
      '/observed/exchanges/0/logs/0/level',
    ],
    [
      'metric',
      (same) => ({ ...same, observed: { ...(same.observed as Observed), metric: {} } }),
      '/observed/metric/auth_failures_total{reason="invalid_token"}',
    ],
    ['fix', (same) => ({ ...same, fixes: [] }), '/fixes/0'],
    [
      'id that does not belong to its request',
      withExchange((one) => ({
        ...one,
        logs: one.logs.map((log) => ({ ...log, requestId: UUIDS[0] })),
      })),
      '/observed/exchanges/0/logs/0/requestId',
    ],
    [
      'host name that is no loopback',
      withExchange((one) => ({
        ...one,
        response: {
          ...one.response,
          headers: { ...one.response.headers, location: 'http://db:5432/session' },
        },
      })),
      '/observed/exchanges/0/response/headers/location',
    ],
  ];

  test.each(planted)('is red for another %s, and says where', async (_title, change, at) => {
    const { code, stdout } = await run(change, 'jwt-mismatch/rotated-secret');
    expect(code).toBe(1);
    expect(stdout).toContain('1 variant: 0 alike, 1 different on embedded and docker');
    expect(stdout).toContain(`\n${at}\n  embedded (expected)`);
    expect(stdout).toContain('\n  docker (got)');
  });

  test('is red for a case that only one of them ran', async () => {
    const plans: Plan[] = [];
    const whole = fakeEngine(plans, (of) => sampleResult(of));
    const engine: World['engine'] = {
      ...whole,
      runPlan: (plan, hooks) =>
        whole.runPlan(plan.runtime.name === 'docker' ? { ...plan, cases: plan.cases.slice(1) } : plan, hooks),
    };
    const { code, stdout } = await project.run(['parity'], { world: { runtimes, engine } });
    expect(code).toBe(1);
    expect(stdout).toMatch(/rotated-secret +reproduced +not run/);
  });

  test('gives one document with --json', async () => {
    const { code, stdout } = await run((same) => ({ ...same, verdict: 'inconclusive' }), '--json');
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      runtimes: ['embedded', 'docker'],
      same: false,
      results: [
        {
          id: 'jwt-mismatch/rotated-secret',
          verdicts: ['reproduced', 'inconclusive'],
          differences: [{ at: '/verdict', expected: 'reproduced', got: 'inconclusive' }],
        },
        { id: 'jwt-mismatch/trailing-newline' },
      ],
    });
    expect(code).toBe(1);
  });

  test('is not green where both fail alike', async () => {
    const plans: Plan[] = [];
    const engine = fakeEngine(plans, (of) =>
      sampleResult(of, { verdict: 'not reproduced', why: 'it differs' }),
    );
    expect((await project.run(['parity'], { world: { runtimes, engine } })).code).toBe(1);
  });
});

describe('npm run images', () => {
  test('asks for the images that were chosen, and lists what is there', async () => {
    const asked: unknown[] = [];
    const prepareImages: World['prepareImages'] = async ({ images }) => {
      asked.push(images);
      return ['registry.example.com/pg:18 sha256:0123456789ab'];
    };
    const argv = [
      'images',
      '--image',
      'postgres=registry.example.com/pg:18',
      '--image',
      'node=other/node:22',
    ];
    const { code, stdout } = await project.run(argv, { world: { prepareImages } });
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'registry.example.com/pg:18 sha256:0123456789ab\n' });
    expect(asked).toEqual([{ postgres: 'registry.example.com/pg:18', node: 'other/node:22' }]);
  });

  test('refuses a part that does not exist', async () => {
    const { code, stderr } = await project.run(['images', '--image', 'mysql=mysql:9']);
    expect(code).toBe(64);
    expect(stderr).toContain('the part being one of postgres, toxiproxy, node, reaper, target');
  });
});
