// The command line with a fake engine and a fake runtime, for tests: what it prints, what it asks of them, how it ends.

import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PreventedResult } from '../contract/prevented';
import type { Result } from '../contract/result';
import type { Runtime } from '../contract/runtime';
import type { Case } from '../contract/scenario';
import type { Plan } from '../engine/plan/plan';
import { SAMPLE_CONFIGURATION } from '../testing/sample-target';
import { SAMPLE_CAUSE, sampleResult } from '../reporters/sample-report';
import { TextOutput } from '../reporters/text-output';
import { UserError } from '../support/user-error';
import { fakeEngine } from './fake-engine';
import type { Parts } from './parts';
import { runCli } from './run-cli';
import type { RuntimeStrategy } from './runtime-strategies';
import type { World } from './world';

export interface FakeOptions {
  readonly world?: Partial<World>;
  readonly parts?: Partial<Parts>;
  /** What the fake engine finds; by default everything is reproduced. */
  readonly resultOf?: (of: Case, time: number) => Result;
  /** With `--prevented`; by default everything is prevented. */
  readonly preventedOf?: (of: Case) => PreventedResult;
  readonly signal?: AbortSignal;
  readonly stdout?: TextOutput;
}

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Those that the fake engine was given. */
  readonly plans: readonly Plan[];
}

const CACHE_VARIABLE = 'CHAOS401_CACHE_DIR';

const NEVER_OPENED: Runtime = {
  name: 'embedded',
  open: () => Promise.reject(new Error('The fake engine opens no runtime.')),
};

export function fakeStrategy(name: 'embedded' | 'docker', why: string | null = null): RuntimeStrategy {
  const error = new UserError({ to: `use ${name}`, why: why ?? '', remedy: 'Use the other' });
  return {
    name,
    obstacle: async () => (why === null ? null : { why, error }),
    load: () => ({ ...NEVER_OPENED, name }),
  };
}

/** A project directory of its own, in which runs are remembered; nothing of the user's own cache is read or written. */
export class FakeProject {
  readonly root = mkdtempSync(join(tmpdir(), 'chaos-401-cli-'));
  readonly cache = join(this.root, 'cache');
  readonly #users = process.env[CACHE_VARIABLE];

  constructor() {
    mkdirSync(join(this.root, 'node_modules'));
    process.env[CACHE_VARIABLE] = this.cache;
  }

  remove(): void {
    if (this.#users === undefined) delete process.env[CACHE_VARIABLE];
    else process.env[CACHE_VARIABLE] = this.#users;
    rmSync(this.root, { recursive: true });
  }

  async run(argv: readonly string[], options: FakeOptions = {}): Promise<Outcome> {
    const { stdout = new TextOutput(), resultOf = (of) => sampleResult(of) } = options;
    const stderr = new TextOutput();
    const plans: Plan[] = [];
    const world = fakeWorld({
      stdout,
      stderr,
      engine: fakeEngine(plans, resultOf, options.preventedOf),
      ...options.world,
    });
    const parts = { ...fakeParts(this.root), ...options.parts };
    const signal = options.signal ?? new AbortController().signal;
    const code = await runCli(argv, parts, world, signal);
    return { code, stdout: stdout.text, stderr: stderr.text, plans };
  }
}

export function fakeParts(root: string): Parts {
  return {
    version: '0.1.0',
    root,
    scenarios: [
      {
        name: 'jwt-mismatch',
        file: 'scenarios/jwt-mismatch.ts',
        definition: { meta: SAMPLE_CAUSE.meta, variants: SAMPLE_CAUSE.variants },
      },
    ],
    target: { file: 'target-app/target.ts', definition: SAMPLE_CONFIGURATION },
  };
}

export function fakeWorld(given: Pick<World, 'stdout' | 'stderr' | 'engine'> & Partial<World>): World {
  return {
    env: {},
    cores: 2,
    newSeed: () => 7,
    runtimes: [fakeStrategy('embedded'), fakeStrategy('docker', 'no engine answers')],
    cache: { path: '/cache', clear: async () => ({ removed: ['cluster-1'], inUse: [] }) },
    runToxiproxy: async () => 0,
    prepareImages: async () => ['postgres:18-alpine sha256:0123456789ab'],
    stdin: Readable.from([]),
    readStdin: async () => '',
    ...given,
  };
}
