// Holds answers, metric and log against each other.

import type { Samples } from '../evidence/metrics';
import type { LogCount } from './count-log';
import type { Hits } from './fire';

export interface Found {
  readonly hits: readonly Hits[];
  /** How many requests were to be sent. */
  readonly requests: number;
  /** How much each series of `auth_failures_total` rose. */
  readonly counted: Samples;
  readonly log: LogCount;
  /** Null while the target lives. */
  readonly ended: string | null;
}

export interface LoadReport {
  readonly hits: readonly Hits[];
  /** 401s that came, that the metric counted, and of which the log has every line. */
  readonly refused: number;
  readonly counted: number;
  readonly logged: number;
  /** What was lost, each a sentence. */
  readonly losses: readonly string[];
}

/** The only statuses that the mix may bring. */
const EXPECTED = ['200', '401'];

export function lossesOf({ hits, requests, counted, log, ended }: Found): LoadReport {
  const statuses = hits.flatMap((one) => Object.entries(one.statuses));
  const answered = sum(statuses.map(([, count]) => count));
  const refused = sum(statuses.filter(([status]) => status === '401').map(([, count]) => count));
  const errors = sum(hits.map((one) => one.errors));
  const strange = statuses.filter(([status]) => !EXPECTED.includes(status));
  const total = sum(Object.values(counted));
  const logged = sum(Object.values(log.whole));
  const losses = [
    ...(errors === 0 ? [] : [`${String(errors)} requests had an error.`]),
    ...(answered === requests ? [] : [`${String(answered)} of ${String(requests)} requests were answered.`]),
    ...strange.map(([status, count]) => `${String(count)} answers had status ${status}.`),
    ...(total === refused ? [] : [`The metric counted ${String(total)} of ${String(refused)} refusals.`]),
    ...(logged === refused
      ? []
      : [`The log tells whole of ${String(logged)} of ${String(refused)} refusals.`]),
    ...(log.broken.length === 0 ? [] : [`The log tells of ${String(log.broken.length)} requests in part.`]),
    ...disagreements(counted, log),
    ...(ended === null ? [] : [`The target has ended: ${ended}.`]),
  ];
  return { hits, refused, counted: total, logged, losses };
}

/** Reason by reason, lest two mistakes make up for each other. */
function disagreements(counted: Samples, { whole }: LogCount): string[] {
  const reasons = new Set([...Object.keys(counted).map(reasonOf), ...Object.keys(whole)]);
  return [...reasons].flatMap((reason) => {
    const [metric, log] = [counted[`auth_failures_total{reason="${reason}"}`] ?? 0, whole[reason] ?? 0];
    return metric === log
      ? []
      : [`Of ${reason} the metric counted ${String(metric)}, the log ${String(log)}.`];
  });
}

function reasonOf(series: string): string {
  return /reason="(\w+)"/.exec(series)?.[1] ?? series;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}
