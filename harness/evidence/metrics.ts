// Reads counters and gauges in the Prometheus text format, and tells what changed.

/** Values by series, name and labels together as the target writes them: `up{job="x"}`. */
export type Samples = Readonly<Record<string, number>>;

/** Reads the Prometheus text exposition format, version 0.0.4. */
export function readSamples(text: string): Samples {
  const samples: Record<string, number> = {};
  for (const line of text.split('\n')) {
    const match = /^([^#\s{]+(?:\{.*\})?)\s+(\S+)/.exec(line);
    if (match !== null) samples[match[1] as string] = Number(match[2]);
  }
  return samples;
}

/** How much each judged counter rose; those that did not are left out. */
export function changeOf(
  before: Samples,
  after: Samples,
  counts: (series: string) => boolean,
): Record<string, number> {
  const change: Record<string, number> = {};
  for (const [series, value] of Object.entries(after)) {
    const rise = value - (before[series] ?? 0);
    if (counts(series) && rise !== 0) change[series] = rise;
  }
  return change;
}

/** Adds up several changes, series by series. */
export function sumOf(changes: readonly Samples[]): Record<string, number> {
  const sum: Record<string, number> = {};
  for (const change of changes) {
    for (const [series, rise] of Object.entries(change)) sum[series] = (sum[series] ?? 0) + rise;
  }
  return sum;
}
