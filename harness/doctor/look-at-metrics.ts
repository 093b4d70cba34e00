// Whether the counters that are to be judged are there.

import type { EngineLane } from '../engine/lane/open-lane';
import { readSamples } from '../evidence/metrics';
import { send } from '../evidence/send';
import { failed, passed, skipped, type StepFinding } from './examination';

export async function lookAtMetrics({ target, deployment, timing }: EngineLane): Promise<StepFinding> {
  const { metrics } = target;
  const [serving] = deployment.serving;
  if (metrics === undefined || serving === undefined)
    return skipped('metrics', 'the configuration has none: no counter is judged');
  const answer = await send(
    serving.url,
    { method: 'GET', path: metrics.path, headers: {} },
    timing.deadlineMs,
  );
  const asked = `GET ${metrics.path}`;
  if (answer.status !== 200)
    return failed('metrics', `${asked} was answered with ${String(answer.status)}`, ['metrics.path']);
  const samples = readSamples(answer.body);
  const series = Object.keys(samples);
  const missing = Object.values(metrics.pool ?? {}).filter((name) => samples[name] === undefined);
  if (missing.length > 0)
    return failed('metrics', `${asked} has no series ${missing.join(', ')}`, ['metrics.pool']);
  const counters = series.filter((name) => metrics.counts(name));
  // A counter with labels may well have no series before it first counts.
  return passed('metrics', `${String(series.length)} series, ${String(counters.length)} of them judged`);
}
