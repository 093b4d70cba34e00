// An answer and the evidence cited for it: whether it is right, in the right place, and proven.

import type { Look } from '../book';
import type { Plot } from '../incident/plot';
import { placeOf, type Place } from '../place';
import { countingLooks, type Known } from './evidence-counts';
import { placesOf, type Named } from './read-answer';
import { isPartOf, whyNot } from './why-not';

export interface AnswerJudgement {
  readonly right: boolean;
  readonly located: boolean;
  /** Numbers of the looks that count. */
  readonly counts: readonly number[];
  /** Why it is wrong; empty where it is right. */
  readonly why: string;
}

export function judgeAnswer(
  named: readonly Named[],
  cited: readonly Look[],
  plot: Plot,
  known: Known,
): AnswerJudgement {
  const wanted = Math.max(1, plot.cases.length);
  const right =
    named.length === wanted &&
    named.every((one) => isPartOf(one, plot)) &&
    plot.cases.every(({ id }) => named.some(({ cases }) => cases.some((of) => of.id === id)));
  const places = placesOfPlot(plot);
  return {
    right,
    located: right || named.some((one) => placesOf(one).some((place) => places.includes(place))),
    counts: right ? countingLooks(plot, cited, known).map(({ number }) => number) : [],
    why: right ? '' : whyNot(named, plot),
  };
}

export function placesOfPlot({ cases, edge }: Plot): readonly Place[] {
  return edge === null ? [...new Set(cases.map(placeOf))] : ['transport'];
}
