// Sends the probes of a scenario and collects what they show: answers, log lines, the change of the metric.

import type { TargetProcess } from '../contract/deployment';
import type { LogRecord } from '../contract/log';
import type { Probe } from '../contract/scenario';
import type { Exchange, Observation } from '../contract/signature';
import { entryOf, isAlarming, recordsIn } from '../evidence/log-window';
import { changeOf, readSamples, sumOf, type Samples } from '../evidence/metrics';
import { carrierOf } from '../support/credential';
import { maskHeaders } from '../support/mask';
import { askProcess, type LostProcesses } from './ask-process';
import type { EngineLane } from './open-lane';
import { sendProbe, type Sent } from './send-probe';

/** Where the log of each process stood, by its id, before the fault was injected. */
export type LogMarks = ReadonlyMap<string, number>;

export interface Seen {
  readonly sent: readonly Sent[];
  readonly observation: Observation;
  /** Processes that took no connection any more, by id, and why. */
  readonly lost: ReadonlyMap<string, string>;
}

export function markLogs(lane: EngineLane): LogMarks {
  return new Map(lane.deployment.serving.map(({ id, log }) => [id, log.lines.length]));
}

/** `meanwhile` runs while the first probe waits for its answer. */
export async function observe(
  lane: EngineLane,
  probes: readonly Probe[],
  options: { readonly marks: LogMarks; readonly limitMs: number; readonly meanwhile?: () => Promise<void> },
): Promise<Seen> {
  const processes = [...lane.deployment.serving];
  const lost: LostProcesses = new Map();
  const before = await scrapeAll(lane, processes, lost);
  const sent = await sendAll(lane, probes, options);
  const metric = sumOf(
    (await scrapeAll(lane, processes, lost)).map((after, index) =>
      changeOf(before[index] ?? {}, after, lane.target.metrics?.counts ?? (() => false)),
    ),
  );
  const records = await collectRecords(lane, processes, options.marks, lost);
  return { sent, observation: assemble(lane, sent, records, metric), lost };
}

async function sendAll(
  lane: EngineLane,
  probes: readonly Probe[],
  { limitMs, meanwhile }: { limitMs: number; meanwhile?: () => Promise<void> },
): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (const [index, probe] of probes.entries()) {
    const sending = sendProbe(lane, probe, limitMs);
    if (index > 0 || meanwhile === undefined) sent.push(await sending);
    else sent.push(await bothEnded(sending, meanwhile()));
  }
  return sent;
}

/** Where `meanwhile` fails, the probe is still awaited: it must not reach into what comes next on the lane. */
async function bothEnded(sending: Promise<Sent>, meanwhile: Promise<void>): Promise<Sent> {
  await Promise.allSettled([sending, meanwhile]);
  await meanwhile;
  return sending;
}

async function scrapeAll(
  lane: EngineLane,
  processes: readonly TargetProcess[],
  lost: LostProcesses,
): Promise<readonly Samples[]> {
  const path = lane.target.metrics?.path;
  if (path === undefined) return processes.map(() => ({}));
  return Promise.all(
    processes.map(async (process) => {
      const request = { method: 'GET', path, headers: {} };
      const answer = await askProcess(process, request, { limitMs: lane.timing.deadlineMs, lost });
      return readSamples(answer?.body);
    }),
  );
}

/** A marked request is sent behind the probes, straight to each process: its own line ends the window. */
async function collectRecords(
  lane: EngineLane,
  processes: readonly TargetProcess[],
  marks: LogMarks,
  lost: LostProcesses,
): Promise<readonly LogRecord[]> {
  const { marker, parse } = lane.target.log;
  if (marker === undefined) return [];
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
  return windows.flat();
}

function assemble(
  lane: EngineLane,
  sent: readonly Sent[],
  records: readonly LogRecord[],
  metric: Record<string, number>,
): Observation {
  const ids = sent.map(({ response }) => lane.target.requestId(response));
  const exchanges = sent.map((one, index): Exchange => ({
    role: one.probe.role,
    request: { ...one.request, headers: maskHeaders(one.request.headers, [carrierOf(lane.target.token)]) },
    response: { ...one.response, headers: pick(one.response.headers, lane.target.contractHeaders) },
    logs: ids[index] === null ? [] : records.filter(({ requestId }) => requestId === ids[index]).map(entryOf),
  }));
  const others = records.filter((record) => isAlarming(record) && !ids.includes(record.requestId));
  return { exchanges, metric, otherLogs: others.map(entryOf) };
}

function pick(
  headers: Readonly<Record<string, string>>,
  keep: (name: string) => boolean,
): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => keep(name)));
}
