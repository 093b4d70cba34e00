// Reads counters and gauges in the Prometheus text format, and tells what changed.

/** Values by series, name and labels together as the target writes them: `up{job="x"}`. */
export type Samples = Readonly<Record<string, number>>;

/** Reads an answer in the Prometheus text exposition format, version 0.0.4; one that is no text holds none. */
export function readSamples(body: unknown): Samples {
  const samples: Record<string, number> = {};
  for (const line of typeof body === 'string' ? body.split('\n') : []) {
    const match = /^[ \t]*([^#\s{]+)(?:[ \t]*(\{.*\})[ \t]*|[ \t]+)(\S+)/.exec(line);
    if (match === null) continue;
    const [, name = '', labels = '', value = ''] = match;
    samples[name + labels] = valueOf(value);
  }
  return samples;
}

/** As Go's ParseFloat reads it, which the format refers to. */
function valueOf(text: string): number {
  const infinite = /^([+-]?)inf(?:inity)?$/i.exec(text);
  return infinite === null ? Number(text) : infinite[1] === '-' ? -Infinity : Infinity;
}

/** How much each judged counter rose, or fell where it is gone; those that did not change are left out. */
export function changeOf(
  before: Samples,
  after: Samples,
  counts: (series: string) => boolean,
): Record<string, number> {
  const change: Record<string, number> = {};
  for (const series of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [start, value] = [before[series] ?? 0, after[series] ?? 0];
    if (counts(series) && !Object.is(start, value)) change[series] = value - start;
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
