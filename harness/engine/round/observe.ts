// Sends the probes of a scenario and collects what they show: answers, log lines, the change of the metric.

import type { TargetProcess } from '../../contract/deployment';
import type { Exchange, Observation } from '../../contract/signature';
import { entryOf, isAlarming } from '../../evidence/log-window';
import { changeOf, readSamples, sumOf, type Samples } from '../../evidence/metrics';
import { carrierOf } from '../../support/secrets/credential';
import { maskHeaders, maskQuery } from '../../support/secrets/mask';
import { askProcess, type LostProcesses } from './ask-process';
import type { AskedProbe } from './asked-probes';
import { judgedHeaders } from './expect';
import { collectRecords, logPositions, type Collected, type LogMarks } from './collect-records';
import type { EngineLane } from '../lane/open-lane';
import { sendProbe, type Sent } from './send-probe';
import { settleLog } from './settle-log';

export interface Seen {
  readonly sent: readonly Sent[];
  readonly observation: Observation;
  /** Processes that took no connection any more, by id, and why. */
  readonly lost: ReadonlyMap<string, string>;
}

export function markLogs(lane: EngineLane): LogMarks {
  return logPositions(lane.deployment.serving);
}

/** `meanwhile` runs while the first probe waits for its answer. */
export async function observe(
  lane: EngineLane,
  probes: readonly AskedProbe[],
  options: { readonly marks: LogMarks; readonly limitMs: number; readonly meanwhile?: () => Promise<void> },
): Promise<Seen> {
  const processes = [...lane.deployment.serving];
  const lost: LostProcesses = new Map();
  const before = await scrapeAll(lane, processes, lost);
  const { sent, positions } = await sendAll(lane, probes, processes, options);
  const metric = sumOf(
    (await scrapeAll(lane, processes, lost)).map((after, index) =>
      changeOf(before[index] ?? {}, after, lane.target.metrics?.counts ?? (() => false)),
    ),
  );
  const collected = await collectRecords({ lane, processes, marks: options.marks, positions, lost });
  return { sent, observation: assemble(lane, sent, collected, metric), lost };
}

/** With where each log stood before each probe, where its lines are told apart by time. */
async function sendAll(
  lane: EngineLane,
  probes: readonly AskedProbe[],
  processes: readonly TargetProcess[],
  { limitMs, meanwhile }: { limitMs: number; meanwhile?: () => Promise<void> },
): Promise<{ readonly sent: Sent[]; readonly positions: LogMarks[] }> {
  const sent: Sent[] = [];
  const positions: LogMarks[] = [];
  const byTime = lane.target.log.byTime === true;
  for (const [index, probe] of probes.entries()) {
    if (byTime) positions.push(logPositions(processes));
    const sending = sendProbe(lane, probe, limitMs);
    const one = index > 0 || meanwhile === undefined ? await sending : await bothEnded(sending, meanwhile());
    sent.push(one);
    const from = positions.at(-1);
    if (from !== undefined) await settleLog(lane, processes, one, from);
  }
  return { sent, positions };
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
      // What says that it failed counts nothing, whatever else it says.
      return answer !== null && isSuccess(answer.status) ? readSamples(answer.body) : {};
    }),
  );
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

function assemble(
  lane: EngineLane,
  sent: readonly Sent[],
  { all, during }: Collected,
  metric: Record<string, number>,
): Observation {
  const { token, log, requestId } = lane.target;
  const ids = sent.map(({ response }) => requestId(response));
  const carriers = [carrierOf(token) ?? []].flat();
  const exchanges = sent.map((one, index): Exchange => {
    const { request, response, probe } = one;
    const id = ids[index] ?? null;
    const named = id === null ? [] : all.filter((record) => record.requestId === id);
    return {
      role: probe.role,
      request: {
        ...request,
        path: token.in === 'query' ? maskQuery(request.path, token.name) : request.path,
        headers: maskHeaders(request.headers, carriers),
      },
      response: { ...response, headers: judgedHeaders(lane, one) },
      // Lines without the id of a request belong to the one that was under way.
      logs: (named.length > 0 ? named : (during[index] ?? [])).map(entryOf),
    };
  });
  if (log.letsOthersPass === true) return { exchanges, metric, otherLogs: [] };
  const taken = new Set(during.flat());
  const others = all.filter(
    (record) => isAlarming(record) && !taken.has(record) && !ids.includes(record.requestId),
  );
  return { exchanges, metric, otherLogs: others.map(entryOf) };
}
