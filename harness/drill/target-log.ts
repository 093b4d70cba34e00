// The log of the target, as whoever is on call sees it: the lines of every process that serves, and of the baseline.

import type { LogRecord } from '../contract/log';
import type { EngineLane } from '../engine/open-lane';

export function linesOf({ deployment }: EngineLane): string[] {
  return [...new Set([deployment.baseline, ...deployment.serving])].flatMap(({ log }) => [...log.lines]);
}

export function recordsOf({ target }: EngineLane, lines: readonly string[]): LogRecord[] {
  return lines.flatMap((line) => target.log.parse(line) ?? []);
}
