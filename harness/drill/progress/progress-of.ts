// What a trainee has found, missed and not yet met, cause by cause, and what to repeat next.

import { median } from '../../support/median';
import type { KeptResult } from './kept-result';
import { placeInBox, type Placed } from './leitner';

export interface CauseProgress {
  /** A cause; `healthy`; `edge`. */
  readonly name: string;
  readonly drills: number;
  /** Of these, how often the first answer was right and the user had 200 again. */
  readonly found: number;
  /** Points of the last drill that had a score; null where none had. */
  readonly lastPoints: number | null;
  /** Median until the right answer, in ms; null where none was given. */
  readonly namedMs: number | null;
  /** ISO 8601, UTC; null where it has not been met. */
  readonly lastAt: string | null;
  /** Null where it has not been met. */
  readonly box: Placed | null;
}

export interface Progress {
  /** In the order in which they are to be repeated: what was missed at last; what is due; what was never met; the rest. */
  readonly causes: readonly CauseProgress[];
  readonly drills: number;
  /** Median of all drills that had a score. */
  readonly points: number | null;
}

/** `names`: of all causes that there are. Practice counts as far as there is anything to count; a tutorial tells its answer, and does not. */
export function progressOf(names: readonly string[], all: readonly KeptResult[], now: number): Progress {
  const results = all.filter(({ mode }) => mode !== 'tutorial');
  const met = results.flatMap(({ answers }) => answers.map(causeOf));
  const causes = [...new Set([...names, ...met])].map((name) => causeProgress(name, results));
  return {
    causes: [...causes].sort((a, b) => byUrgency(a, b, now)),
    drills: results.length,
    points: median(results.flatMap(({ points }) => points ?? [])),
  };
}

export function isFound({ how, wrongAnswers }: KeptResult): boolean {
  return how === 'solved' && wrongAnswers === 0;
}

/** `jwt-expired` of `jwt-expired/clock-skew`. */
export function causeOf(answer: string): string {
  return answer.split('/', 1)[0] ?? answer;
}

function causeProgress(name: string, results: readonly KeptResult[]): CauseProgress {
  const own = results.filter(({ answers }) => answers.some((answer) => causeOf(answer) === name));
  return {
    name,
    drills: own.length,
    found: own.filter(isFound).length,
    lastPoints: own.findLast(({ points }) => points !== null)?.points ?? null,
    namedMs: median(own.flatMap(({ namedMs }) => namedMs ?? [])),
    lastAt: own.at(-1)?.startedAt ?? null,
    box: placeInBox(own.map((result) => ({ at: Date.parse(result.startedAt), found: isFound(result) }))),
  };
}

/** Of two, the one that is to be repeated first. */
function byUrgency(a: CauseProgress, b: CauseProgress, now: number): number {
  const rank = ({ box }: CauseProgress) => (box === null ? 2 : box.box === 1 ? 0 : box.due <= now ? 1 : 3);
  return rank(a) - rank(b) || (a.box?.due ?? 0) - (b.box?.due ?? 0);
}
