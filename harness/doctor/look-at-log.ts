// Whether the lines that the backend writes are understood, and tell which request they belong to.

import { hideOfLane } from '../engine/lane/hide-of-lane';
import type { EngineLane } from '../engine/lane/open-lane';
import { failed, passed, skipped, type StepFinding } from './examination';

/** `from`: where the log stood before the probe was sent. */
export async function lookAtLog(lane: EngineLane, from: number): Promise<StepFinding> {
  const { target, deployment, timing } = lane;
  const { parse, marker, byTime } = target.log;
  if (marker === undefined && byTime !== true)
    return skipped('log', 'the configuration has none: no line is judged');
  const log = deployment.serving[0]?.log;
  await log?.waitFor(() => true, { from, deadlineMs: timing.graceMs });
  const all = log?.lines ?? [];
  if (all.length === 0)
    return failed('log', 'it wrote no line at all: another stream, or a file?', ['log.from', 'log']);
  // What nobody described comes back as it was.
  const understood = all.filter((line) => {
    const record = parse(line);
    return record !== null && record.message !== line;
  });
  if (understood.length === 0) {
    const hide = await hideOfLane(lane);
    return failed(
      'log',
      `none of its ${String(all.length)} lines is of the form that was described, as\n  ${hide(all.at(-1) ?? '')}`,
    );
  }
  const ofProbe = all.slice(from);
  const named = ofProbe.filter((line) => (parse(line)?.requestId ?? null) !== null);
  const how =
    ofProbe.length === 0
      ? 'the healthy probe writes none'
      : named.length > 0
        ? 'they name their request'
        : 'none of the probe’s names its request: they are told apart by time';
  return passed('log', `${String(understood.length)} of ${String(all.length)} lines; ${how}`);
}
