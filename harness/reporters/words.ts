// How verdicts and durations are written.

import type { Verdict } from '../contract/verdict';
import type { Paint } from './page';

export { count } from '../support/text/count';

const MARKS: Record<Verdict, string> = { reproduced: '✔', 'not reproduced': '✖', inconclusive: '?' };

/** `✔ reproduced`, in the verdict's colour. */
export function verdictWords(verdict: Verdict, paint: Paint): string {
  return colourOf(verdict, paint)(`${MARKS[verdict]} ${verdict}`);
}

export function verdictMark(verdict: Verdict, paint: Paint): string {
  return colourOf(verdict, paint)(MARKS[verdict]);
}

/** `118 ms`, `1.43 s`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${String(Math.round(ms))} ms` : `${(ms / 1000).toFixed(2)} s`;
}

function colourOf(verdict: Verdict, paint: Paint): (text: string) => string {
  if (verdict === 'reproduced') return paint.green;
  return verdict === 'not reproduced' ? paint.red : paint.yellow;
}
