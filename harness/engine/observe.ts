// Sends the probes of a scenario and collects what they show: answers, log lines, the change of the metric.

import type { TargetProcess } from '../contract/deployment';
import type { LogRecord } from '../contract/log';
import type { Probe } from '../contract/scenario';
import type { Exchange, Observation } from '../contract/signature';
import { entryOf, isAlarming, recordsIn } from '../evidence/log-window';
import { changeOf, readSamples, sumOf, type Samples } from '../evidence/metrics';
import { send } from '../evidence/send';
import { carrierOf } from '../support/credential';
import { maskHeaders } from '../support/mask';
import type { EngineLane } from './open-lane';
import { sendProbe, type Sent } from './send-probe';

/** Where the log of each process stood, by its id, before the fault was injected. */
export type LogMarks = ReadonlyMap<string, number>;

export interface Seen {
  readonly sent: readonly Sent[];
  readonly observation: Observation;
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
  const before = await scrapeAll(lane, processes);
  const sent = await sendAll(lane, probes, options);
  const metric = sumOf(
    (await scrapeAll(lane, processes)).map((after, index) =>
      changeOf(before[index] ?? {}, after, lane.target.metrics?.counts ?? (() => false)),
    ),
  );
  const records = await collectRecords(lane, processes, options.marks);
  return { sent, observation: assemble(lane, sent, records, metric) };
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
    else sent.push((await Promise.all([sending, meanwhile()]))[0]);
  }
  return sent;
}

async function scrapeAll(lane: EngineLane, processes: readonly TargetProcess[]): Promise<readonly Samples[]> {
  const path = lane.target.metrics?.path;
  if (path === undefined) return processes.map(() => ({}));
  return Promise.all(
    processes.map(async (process) => {
      if (process.ended() !== null) return {};
      const answer = await send(process.url, { method: 'GET', path, headers: {} }, lane.timing.deadlineMs);
      return readSamples(String(answer.body));
    }),
  );
}

/** A marked request is sent behind the probes, straight to each process: its own line ends the window. */
async function collectRecords(
  lane: EngineLane,
  processes: readonly TargetProcess[],
  marks: LogMarks,
): Promise<readonly LogRecord[]> {
  const { marker, parse } = lane.target.log;
  if (marker === undefined) return [];
  const windows = await Promise.all(
    processes.map(async (process) => {
      const { id, url, log } = process;
      const from = marks.get(id) ?? 0;
      if (process.ended() !== null) return recordsIn({ log, from }, log.lines.length, parse);
      const markerId = lane.target.requestId(await send(url, marker, lane.timing.deadlineMs));
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
