// Where the time goes, as bars of text.

import { spreadOf, type Segment } from '../figure';
import { columns } from './words';

const WIDTH = 40;

/** One line a segment: its name, a bar, its median and its share. */
export function segmentBars(segments: readonly Segment[]): readonly string[] {
  const medians = segments.map(({ values }) => spreadOf(values).median);
  const whole = medians.reduce((sum, ms) => sum + ms, 0);
  const longest = Math.max(...medians);
  const rows = segments.map(({ name }, index) => {
    const ms = medians[index] ?? 0;
    const bar = '█'.repeat(Math.round((ms / longest) * WIDTH));
    return [name, bar, `${ms.toFixed(0)} ms`.padStart(7), `${((ms / whole) * 100).toFixed(0)} %`.padStart(4)];
  });
  return columns(rows).map((row) => row.join('  ').trimEnd());
}
