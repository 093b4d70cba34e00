// Puts a target under load, its database behind the fault proxy, and sees that nothing is lost: no answer, no count, no line.

import { materialOf } from '../bad-tokens/material';
import { writePeople, writeSessions } from '../bad-tokens/write-rows';
import type { TargetProcess } from '../contract/deployment';
import type { Runtime } from '../contract/runtime';
import type { TargetDefinition } from '../contract/target';
import type { Timing } from '../contract/timing';
import { withStack } from '../engine/plan/with-stack';
import { changeOf, readSamples, type Samples } from '../evidence/metrics';
import { send } from '../evidence/send';
import { countLog } from './count-log';
import { fire, type Hits } from './fire';
import { lossesOf, type LoadReport } from './losses';
import { mixOf } from './mix';

export interface LoadRequest {
  readonly runtime: Runtime;
  readonly target: TargetDefinition;
  readonly timing: Timing;
  /** Of what the requests carry. */
  readonly seed: number;
  /** For each number of connections. */
  readonly requests: number;
  readonly hooks: { readonly note: (line: string) => void; readonly signal: AbortSignal };
  readonly progress: (connections: number) => void;
}

const CONNECTIONS = [10, 50, 200];
/** As for production: here nobody waits for a pool to run dry. */
const SETTINGS = { poolMax: '20', connectTimeoutMs: '10000', queryTimeoutMs: '20000' };
const MARK = 'end-of-load';

/** Rejects with a `UserError` where the surroundings do not let it run. */
export function runLoad({
  runtime,
  target,
  timing,
  seed,
  requests,
  hooks,
  progress,
}: LoadRequest): Promise<LoadReport> {
  return withStack({ runtime, target, timing, toxiproxyUrl: undefined }, hooks, async (stack) => {
    const lane = await stack.openLane({ name: 'load', ownCluster: false });
    const material = materialOf(seed);
    const { values, sessions } = mixOf(material, Math.floor(Date.now() / 1000));
    await writePeople(lane.database, target, material);
    await writeSessions(lane.database, sessions);
    const variables = { ...SETTINGS, secret: material.secret };
    const process = await lane.deployment.restart({ variables });

    const before = await readCounters(process, target, timing);
    const from = process.log.lines.length;
    const hits: Hits[] = [];
    for (const connections of CONNECTIONS) {
      progress(connections);
      const { path } = target.probe;
      hits.push(await fire({ url: process.url, path, values, connections, requests, signal: hooks.signal }));
    }
    const counted = changeOf(before, await readCounters(process, target, timing), isFailure);
    const lines = await linesFrom(from, process, target, timing);
    const log = countLog(lines.map((line) => target.log.parse(line)).filter((record) => record !== null));
    return lossesOf({ hits, requests: requests * CONNECTIONS.length, counted, log, ended: process.ended() });
  });
}

function isFailure(series: string): boolean {
  return series.startsWith('auth_failures_total');
}

async function readCounters(
  { url }: TargetProcess,
  { metrics }: TargetDefinition,
  { deadlineMs }: Timing,
): Promise<Samples> {
  if (metrics === undefined) return {};
  return readSamples((await send(url, { method: 'GET', path: metrics.path, headers: {} }, deadlineMs)).body);
}

/** Up to the line of a request that surely writes one. */
async function linesFrom(
  from: number,
  { url, log }: TargetProcess,
  { probe }: TargetDefinition,
  { deadlineMs }: Timing,
): Promise<readonly string[]> {
  await send(url, { ...probe, headers: { 'x-request-id': MARK } }, deadlineMs);
  const end = await log.waitFor((line) => line.includes(`"${MARK}"`), { from, deadlineMs });
  return log.lines.slice(from, end ?? undefined);
}
