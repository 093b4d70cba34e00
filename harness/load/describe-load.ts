// What a person is shown of a load: a line for each number of connections, and a total as the last.

import type { Page } from '../reporters/page';
import type { LoadReport } from './losses';

export function describeLoad(page: Page, { hits, refused, counted, logged, losses }: LoadReport): string {
  const rows = hits.map(
    ({ connections, requestsPerSecond, p50Ms, p99Ms, statuses, errors }) =>
      `${String(connections).padStart(4)} connections: ${requestsPerSecond.toFixed(0).padStart(6)} requests/s, ` +
      `p50 ${String(p50Ms)} ms, p99 ${String(p99Ms)} ms; ` +
      [
        ...Object.entries(statuses).map(([status, count]) => `${String(count)} × ${status}`),
        `${String(errors)} errors`,
      ].join(', '),
  );
  const highest = Math.max(...hits.map(({ requestsPerSecond }) => requestsPerSecond));
  const total =
    `${String(refused)} refused at up to ${highest.toFixed(0)} requests/s, ` +
    `${String(counted)} counted, ${String(logged)} logged`;
  return [...rows, ...losses.map((loss) => page.paint.red(loss)), total, ''].join('\n');
}
