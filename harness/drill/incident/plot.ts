// What a drill is about: the faults of the stack, or that nothing is wrong with it, or that the edge refuses by itself.

import type { Case } from '../../contract/scenario';

export const EDGE_STATUSES = [403, 429, 503] as const;

export interface Plot {
  /** `jwt-expired/expired`, `a+b`, `healthy`, `edge/403`. */
  readonly id: string;
  /** None; or one; or two, of which the first hides the second. */
  readonly cases: readonly Case[];
  /** What the edge answers by itself; null where it passes on. */
  readonly edge: (typeof EDGE_STATUSES)[number] | null;
}

export const HEALTHY: Plot = { id: 'healthy', cases: [], edge: null };

export function plotOf(...cases: readonly Case[]): Plot {
  return { id: cases.map(({ id }) => id).join('+'), cases, edge: null };
}

export function edgePlot(status: (typeof EDGE_STATUSES)[number]): Plot {
  return { id: `edge/${String(status)}`, cases: [], edge: status };
}

/** What an answer must name, all of it. */
export function answersOf({ cases, edge }: Plot): readonly string[] {
  if (cases.length > 0) return cases.map(({ id }) => id);
  return [edge === null ? 'healthy' : 'edge'];
}
