// All that the command line needs of the outside, so that a test can put something else in its place.

import { availableParallelism } from 'node:os';
import { randomInt } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { PreventedReport } from '../contract/prevented';
import type { Report } from '../contract/result';
import type { Timing } from '../contract/timing';
import type { Held } from '../engine/hold';
import type { Hooks, Plan } from '../engine/plan/plan';
import type { PreventedHooks } from '../engine/run-prevented';
import type { Output } from '../reporters/page';
import type { ClearedCache } from '../support/files/clear-cache';
import { cacheDirectoryPath } from '../support/files/cache-directory';
import { LARGEST_SEED } from '../support/seeded-random';
import type { PrepareImagesOptions } from '../runtimes/docker';
import type { StandaloneOptions } from '../toxiproxy/run-standalone';
import { RUNTIMES, type RuntimeStrategy } from './runtime-strategies';
import lazy from './lazy.cjs';

export interface Engine {
  runPlan(plan: Plan, hooks: Hooks): Promise<Report>;
  holdBroken(plan: Plan, hooks: Hooks, until: (held: Held) => Promise<void>): Promise<void>;
  runPrevented(plan: Plan, hooks: PreventedHooks): Promise<PreventedReport>;
  /** `least`: how many times as long the limits are at least, where the load average does not know yet of what runs beside it. */
  timing(least?: number): Timing;
}

export interface Cache {
  readonly path: string;
  clear(): Promise<ClearedCache>;
}

export interface World {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cores: number;
  newSeed(): number;
  readonly engine: Engine;
  readonly runtimes: readonly RuntimeStrategy[];
  readonly cache: Cache;
  runToxiproxy(options: StandaloneOptions): Promise<number>;
  /** One line for each image that Docker needs. */
  prepareImages(options: PrepareImagesOptions): Promise<readonly string[]>;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** All of standard input. */
  readStdin(): Promise<string>;
}

export function realWorld(): World {
  return {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cores: availableParallelism(),
    newSeed: () => randomInt(LARGEST_SEED),
    engine: {
      runPlan: (plan, hooks) => lazy.runPlan()(plan, hooks),
      holdBroken: (plan, hooks, until) => lazy.holdBroken()(plan, hooks, until),
      runPrevented: (plan, hooks) => lazy.runPrevented()(plan, hooks),
      timing: (least) => lazy.timingFor()(undefined, least),
    },
    runtimes: RUNTIMES,
    cache: { path: cacheDirectoryPath(), clear: () => lazy.clearCache()(cacheDirectoryPath()) },
    runToxiproxy: (options) => lazy.runStandalone()(options),
    prepareImages: (options) => lazy.prepareImages()(options),
    stdin: process.stdin,
    readStdin: () => text(process.stdin),
  };
}
