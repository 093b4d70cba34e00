// Sends as many requests as autocannon can, from a thread of its own: the fault proxy lives in this one.

import autocannon from 'autocannon';

export interface Fire {
  /** Of the process itself. */
  readonly url: string;
  readonly path: string;
  readonly values: readonly (string | null)[];
  readonly connections: number;
  /** In all; each is answered before the promise resolves. */
  readonly requests: number;
  readonly signal: AbortSignal;
}

export interface Hits {
  readonly connections: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** How many of each status came. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests without an answer. */
  readonly errors: number;
}

export async function fire({ url, path, values, connections, requests, signal }: Fire): Promise<Hits> {
  signal.throwIfAborted();
  const began = performance.now();
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const running = autocannon(
      {
        url,
        connections,
        amount: requests,
        workers: 1,
        requests: values.map((value) => ({
          method: 'GET' as const,
          path,
          headers: value === null ? {} : { authorization: value },
        })),
      },
      (error: Error | null, done) => (error === null ? resolve(done) : reject(error)),
    );
    signal.addEventListener('abort', () => running.stop(), { once: true });
  });
  const seconds = (performance.now() - began) / 1000;
  const statuses = Object.entries(result.statusCodeStats ?? {}).map(
    ([status, { count = 0 }]) => [status, count] as const,
  );
  const answered = statuses.reduce((sum, [, count]) => sum + count, 0);
  return {
    connections,
    requestsPerSecond: answered / seconds,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    statuses: Object.fromEntries(statuses),
    errors: result.errors + result.timeouts + result.resets + result.mismatches,
  };
}
