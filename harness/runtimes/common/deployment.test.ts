import type { StartOptions, TargetProcess } from '../../contract/deployment';
import type { TargetDefinition } from '../../contract/target';
import { LineLog } from '../../support/line-log';
import { openDeployment } from './deployment';
import type { JobRequest, ProcessHost, StartRequest } from './process-host';

describe('the deployment', () => {
  test('lets a restarted process serve alone, one beside it in turn, and the baseline again when restored', async () => {
    const { deployment, host, routes } = await opened();
    expect(routes.at(-1)).toEqual(['http://p1']);
    await deployment.restart({ variables: { secret: 'new' } });
    expect(routes.at(-1)).toEqual(['http://p2']);
    await deployment.addBeside({});
    expect(routes.at(-1)).toEqual(['http://p3', 'http://p2']);
    expect(host.stopped).toEqual([]);
    await deployment.restore();
    expect(routes.at(-1)).toEqual(['http://p1']);
    expect(deployment.serving).toEqual([deployment.baseline]);
    expect(host.stopped).toEqual(['p2', 'p3']);
    await deployment.close();
    expect(host.stopped).toEqual(['p2', 'p3', 'p1']);
  });

  test('replaces a baseline that has died', async () => {
    const { deployment, host, routes } = await opened();
    host.died.add('p1');
    await deployment.restore();
    expect(deployment.baseline.id).toBe('p2');
    expect(routes.at(-1)).toEqual(['http://p2']);
    expect(host.stopped).toEqual(['p1']);
  });

  test("starts a process with the lane's environment and what its options change of it, and nothing else", async () => {
    const { deployment, host } = await opened();
    expect(host.environments[0]).toEqual({ MODE: 'test', SECRET: 's', HOSTNAME: 'h', P: '1' });
    await deployment.restart({
      variables: { secret: null, origins: 'http://a' },
      dotenv: { secret: 'a b"c' },
    });
    expect(host.environments[1]).toEqual({ MODE: 'test', HOSTNAME: 'h', P: '1', ORIGINS: 'http://a' });
    expect(host.requests[1]?.dotenv).toBe('SECRET="a b\\"c"\n');
  });

  test('goes on past a process that cannot be stopped, and reports it', async () => {
    const { deployment, host } = await opened();
    await deployment.restart({});
    await deployment.restart({});
    host.stubborn.add('p2');
    await expect(deployment.restore()).rejects.toThrow('Failed to clean up: process p2: stubborn');
    expect(host.stopped).toEqual(['p3']);
    await expect(deployment.restore()).resolves.toBeUndefined();
  });

  test("runs a job with the lane's environment underneath its own", async () => {
    const { deployment, host } = await opened();
    const environment = { CUTOFF: '30', MODE: 'job at {{host}}' };
    await deployment.runJob({ program: JOB, key: 'aggressiveCleanup', environment });
    expect(host.jobs).toMatchObject([{ program: JOB, key: 'aggressiveCleanup' }]);
    expect(host.environments.at(-1)).toEqual({
      SECRET: 's',
      HOSTNAME: 'h',
      P: '1',
      MODE: 'job at h',
      CUTOFF: '30',
    });
  });
});

const JOB = { kind: 'bundle', file: 'job.ts' } as const;

const target = {
  process: { environment: { MODE: 'test' } },
  database: {},
  variables: { host: 'HOSTNAME', port: 'P', secret: 'SECRET', origins: 'ORIGINS' },
} as unknown as TargetDefinition;

async function opened() {
  const host = new FakeHost();
  const routes: (readonly string[])[] = [];
  const deployment = await openDeployment({
    target,
    edge: { route: (urls) => void routes.push(urls) },
    host,
    settings: { secret: 's', poolMax: '4' },
  });
  return { deployment, host, routes };
}

class FakeHost implements ProcessHost {
  readonly requests: StartRequest[] = [];
  readonly environments: Readonly<Record<string, string>>[] = [];
  readonly jobs: unknown[] = [];
  readonly stopped: string[] = [];
  readonly died = new Set<string>();
  readonly stubborn = new Set<string>();

  async start(request: StartRequest): Promise<TargetProcess> {
    this.requests.push(request);
    const id = `p${this.requests.length}`;
    this.environments.push(request.environment({ host: 'h', port: '1' }));
    const options: StartOptions = request.options;
    return {
      id,
      url: `http://${id}`,
      log: new LineLog(),
      logPath: '',
      options,
      ended: () => (this.died.has(id) ? 'SIGKILL' : null),
      environment: async () => ({}),
      stop: async () => {
        if (this.stubborn.has(id)) throw new Error('stubborn');
        this.stopped.push(id);
      },
    };
  }

  async runJob(job: JobRequest) {
    this.jobs.push(job);
    this.environments.push(job.environment({ host: 'h', port: '1' }));
    return { exitCode: 0, output: '' };
  }
}
