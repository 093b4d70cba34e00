// Reads what the target's processes have logged since the fault: up to a marked request's line, or by time.

import type { TargetProcess } from '../../contract/deployment';
import type { LogRecord } from '../../contract/log';
import { recordsIn } from '../../evidence/log-window';
import { askProcess, type LostProcesses } from './ask-process';
import type { EngineLane } from '../lane/open-lane';

/** Where the log of each process stood, by its id. */
export type LogMarks = ReadonlyMap<string, number>;

export interface Collected {
  readonly all: readonly LogRecord[];
  /** By probe: those that name no request and were written between it and the next. */
  readonly during: readonly (readonly LogRecord[])[];
}

export interface Collection {
  readonly lane: EngineLane;
  readonly processes: readonly TargetProcess[];
  /** Before the fault. */
  readonly marks: LogMarks;
  /** Before each probe. */
  readonly positions: readonly LogMarks[];
  readonly lost: LostProcesses;
}

export function logPositions(processes: readonly TargetProcess[]): LogMarks {
  return new Map(processes.map(({ id, log }) => [id, log.lines.length]));
}

export async function collectRecords(collection: Collection): Promise<Collected> {
  const { marker, byTime } = collection.lane.target.log;
  if (marker !== undefined) return upToMarker(collection, marker);
  return byTime === true ? sinceMarks(collection) : { all: [], during: [] };
}

/** A marked request is sent behind the probes, straight to each process: its own line ends the window. */
async function upToMarker(
  { lane, processes, marks, lost }: Collection,
  marker: NonNullable<EngineLane['target']['log']['marker']>,
): Promise<Collected> {
  const { parse } = lane.target.log;
  const windows = await Promise.all(
    processes.map(async (process) => {
      const { id, log } = process;
      const from = marks.get(id) ?? 0;
      const answer = await askProcess(process, marker, { limitMs: lane.timing.deadlineMs, lost });
      if (answer === null) return recordsIn({ log, from }, log.lines.length, parse);
      const markerId = lane.target.requestId(answer);
      const isMarkers = (line: string) => markerId !== null && parse(line)?.requestId === markerId;
      const end = await log.waitFor(isMarkers, { from, deadlineMs: lane.timing.deadlineMs });
      return recordsIn({ log, from }, end ?? log.lines.length, parse);
    }),
  );
  return { all: windows.flat(), during: [] };
}

/** A lane has one scenario at a time: whatever was written between two probes is of the first. */
function sinceMarks({ lane, processes, marks, positions }: Collection): Collected {
  const { parse } = lane.target.log;
  const read = ({ id, log }: TargetProcess, from: LogMarks, to?: LogMarks) =>
    recordsIn({ log, from: from.get(id) ?? 0 }, to?.get(id) ?? log.lines.length, parse);
  const before = processes.flatMap((process) => read(process, marks, positions[0]));
  const windows = positions.map((from, index) =>
    processes.flatMap((process) => read(process, from, positions[index + 1])),
  );
  return {
    all: [...before, ...windows.flat()],
    during: windows.map((window) => window.filter(({ requestId }) => requestId === null)),
  };
}
