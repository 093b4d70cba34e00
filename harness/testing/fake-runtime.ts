// A runtime whose lanes are made of fakes, and which writes down what becomes of them.

import type { LaneDatabase } from '../contract/database';
import type { Deployment } from '../contract/deployment';
import type { FaultProxy } from '../contract/fault-proxy';
import type { Edge, EdgeRecord } from '../contract/edge';
import type { Lane, LaneParts } from '../contract/lane';
import type { LaneOptions, Runtime } from '../contract/runtime';
import { FakeBackend } from './fake-backend';
import { serve, unserve } from './fake-network';

export class FakeRuntime implements Runtime {
  readonly name = 'embedded';
  /** `stack opened`, `lane1 opened`, `lane2 opened (own cluster)`, `lane1 revived`, `lane1 closed`, `stack closed`. */
  readonly events: string[] = [];
  private readonly backends = new Map<string, FakeBackend>();

  /** Called with each backend before its lane is handed over. */
  constructor(private readonly prepare: (backend: FakeBackend, lane: string) => void = () => undefined) {}

  readonly open: Runtime['open'] = async () => {
    this.events.push('stack opened');
    return {
      runtime: 'embedded',
      postgres: '18.4',
      openLane: async (options) => this.openLane(options),
      close: async () => void this.events.push('stack closed'),
    };
  };

  backendOf({ name }: Pick<Lane, 'name'>): FakeBackend {
    const backend = this.backends.get(name);
    if (backend === undefined) throw new Error(`There is no lane ${name}.`);
    return backend;
  }

  private openLane({ name, ownCluster }: LaneOptions): LaneParts {
    const backend = new FakeBackend();
    this.prepare(backend, name);
    const process = backend.process(`process-of-${name}`, `fake://${name}`);
    this.backends.set(name, backend);
    serve(process.url, (request) => backend.handle(request));
    this.events.push(`${name} opened${ownCluster ? ' (own cluster)' : ''}`);
    return {
      name,
      secret: 'secret',
      edge: fakeEdge(`fake://edge-of-${name}`, backend),
      database: unused<LaneDatabase>({
        url: `postgres://${name}`,
        query: async () => {
          if (backend.databaseGone) throw new Error('gone');
          return { rows: [], rowCount: 0 };
        },
      }),
      proxy: unused<FaultProxy>({}),
      deployment: unused<Deployment>({
        serving: [process],
        baseline: process,
        revive: async () => void this.events.push(`${name} revived`),
      }),
      close: async () => {
        unserve(process.url);
        this.events.push(`${name} closed`);
      },
    };
  }
}

function fakeEdge(url: string, backend: FakeBackend): Edge {
  let records: EdgeRecord[] = [];
  serve(url, async (request) => {
    const { method, path, headers } = request;
    const answer = await backend.handle(request);
    if (answer !== 'hangs')
      records.push({
        method,
        path,
        received: headers,
        forwarded: headers,
        upstream: url,
        status: answer.status,
      });
    return answer;
  });
  return unused<Edge>({
    url,
    get records() {
      return records;
    },
    reset: () => void (records = []),
  });
}

/** Only what the engine itself uses is there. */
function unused<T extends object>(part: Partial<T>): T {
  return part as T;
}
