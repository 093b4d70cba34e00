// The log of the target, as whoever is on call sees it: the lines of every process that serves, and of the baseline.

import type { TargetProcess } from '../contract/deployment';
import type { LogRecord } from '../contract/log';
import { logPositions, type LogMarks } from '../engine/round/collect-records';
import type { EngineLane } from '../engine/lane/open-lane';

export function linesOf(lane: EngineLane): string[] {
  return linesSince(lane, new Map());
}

/** What each process has written since it stood at its mark; all of one that has none. */
export function linesSince(lane: EngineLane, marks: LogMarks): string[] {
  return processesOf(lane).flatMap(({ id, log }) => log.lines.slice(marks.get(id) ?? 0));
}

/** Where each stands now; one that does not serve any more, where it stood. */
export function marksNow(lane: EngineLane, before: LogMarks = new Map()): LogMarks {
  return new Map([...before, ...logPositions(processesOf(lane))]);
}

export function recordsOf({ target }: EngineLane, lines: readonly string[]): LogRecord[] {
  return lines.flatMap((line) => target.log.parse(line) ?? []);
}

function processesOf({ deployment }: EngineLane): TargetProcess[] {
  return [...new Set([deployment.baseline, ...deployment.serving])];
}
