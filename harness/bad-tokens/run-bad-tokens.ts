// Sends a corpus of bad tokens to a real target, and sees that each is answered as the oracle says.

import type { LaneParts } from '../contract/lane';
import type { Runtime } from '../contract/runtime';
import type { TargetDefinition } from '../contract/target';
import type { Timing } from '../contract/timing';
import { withStack } from '../engine/plan/with-stack';
import { changeOf, readSamples, type Samples } from '../evidence/metrics';
import { send } from '../evidence/send';
import { residentBytes } from '../support/proc/memory';
import { drawAt, drawCorpus } from './corpus/draw-corpus';
import { memoryFaults, metricFaults, secretFaults, shareFaults, type Faults } from './faults-of-run';
import { materialOf, type Material } from './material';
import { byQuarter, type Sample } from './memory';
import { shrinkFailing, type Failing } from './shrink-failing';
import { Tally, type Summary } from './tally';
import { Tester } from './tester';
import { writePeople } from './write-rows';

export interface BadTokensRequest {
  readonly runtime: Runtime;
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly seed: number;
  readonly count: number;
  /** Only the specimen that it leads to. */
  readonly path?: string | undefined;
  readonly hooks: { readonly note: (line: string) => void; readonly signal: AbortSignal };
  readonly progress: (done: number, of: number) => void;
}

export interface BadTokensReport extends Summary {
  readonly seed: number;
  /** Resident memory of the target in bytes, the median of each quarter; null where none could be read. */
  readonly memory: readonly (number | null)[];
  /** The first ones, each with the smallest that fails as well. */
  readonly failing: readonly Failing[];
  /** What is wrong with the run as a whole. */
  readonly faults: Faults;
}

const BATCH = 100;
const SHOWN = 3;

/** Rejects with a `UserError` where the surroundings do not let it run. */
export function runBadTokens(request: BadTokensRequest): Promise<BadTokensReport> {
  const { runtime, target, timing, hooks } = request;
  return withStack({ runtime, target, timing, toxiproxyUrl: undefined }, hooks, async (stack) => {
    const lane = await stack.openLane({ name: 'bad-tokens', ownCluster: false });
    const material = materialOf(request.seed);
    await writePeople(lane.database, target, material);
    return testCorpus(request, lane, material);
  });
}

async function testCorpus(
  request: BadTokensRequest,
  lane: LaneParts,
  material: Material,
): Promise<BadTokensReport> {
  const { target, timing, seed, path, count, hooks, progress } = request;
  const process = await lane.deployment.restart({ variables: { secret: material.secret } });
  const tester = new Tester({ target, timing, lane, process, material });
  const corpus = path === undefined ? drawCorpus(seed, count) : drawAt(seed, path);
  const tally = new Tally();
  const samples: Sample[] = [];
  try {
    const before = await readMetrics(process.url, request);
    for (let asked = 0; asked < corpus.length; asked += BATCH) {
      hooks.signal.throwIfAborted();
      tally.add(await tester.test(corpus.slice(asked, asked + BATCH)));
      const bytes = residentBytes(process.id);
      if (bytes !== null) samples.push({ asked, bytes });
      progress(asked, corpus.length);
    }
    const counted = changeOf(before, await readMetrics(process.url, request), () => true);
    const summary = tally.summary();
    const memory = byQuarter(samples, corpus.length);
    const ended = process.ended();
    const faults = [
      ...metricFaults(counted, summary, Math.ceil(corpus.length / BATCH)),
      ...(path === undefined ? shareFaults(summary) : []),
      ...memoryFaults(memory, summary),
      ...secretFaults(process.log.lines, material),
      ...(ended === null ? [] : [`The target has ended: ${ended}.`]),
    ];
    const failing = await shrinkFailing(tally.failing.slice(0, SHOWN), { seed, path, tester });
    return { seed, ...summary, memory, faults, failing };
  } finally {
    tester.close();
  }
}

async function readMetrics(
  url: string,
  { target, timing }: Pick<BadTokensRequest, 'target' | 'timing'>,
): Promise<Samples> {
  if (target.metrics === undefined) return {};
  const request = { method: 'GET', path: target.metrics.path, headers: {} };
  return readSamples((await send(url, request, timing.deadlineMs)).body);
}
