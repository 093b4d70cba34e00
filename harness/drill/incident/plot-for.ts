// The plot that somebody has named, else the one that the seed gives.

import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import { nearest } from '../../support/text/nearest';
import { ownCommand } from '../../support/own-command';
import { UserError } from '../../support/user-error';
import { choosePlot, type Choice } from './choose-plot';
import { edgePlot, EDGE_STATUSES, HEALTHY, plotOf, type Plot } from './plot';
import { twoFaults } from './two-faults';

export interface PlotQuestion extends Choice {
  /** `jwt-expired/expired`, two of them with a `+` between, `healthy`, `edge/403`. */
  readonly named?: string | undefined;
}

/** Throws a `UserError` (exit code 64) for a name that is not known. */
export function plotFor(cases: readonly Case[], target: TargetDefinition, question: PlotQuestion): Plot {
  const { named } = question;
  if (named === undefined) return choosePlot(cases, target, question);
  const all = [
    ...cases.map((of) => plotOf(of)),
    HEALTHY,
    ...EDGE_STATUSES.map(edgePlot),
    ...twoFaults(cases),
  ];
  const found = all.find(({ id }) => id === named);
  if (found !== undefined) return found;
  const near = nearest(
    named,
    all.map(({ id }) => id),
  );
  throw new UserError({
    to: 'choose the incident',
    why: `there is none of that name${near.length === 0 ? '' : `; near are ${near.join(', ')}`}`,
    value: named,
    remedy: `Give a variant of "${ownCommand('scenario', '--list')}", healthy, or edge/403, edge/429, edge/503`,
    exitCode: 64,
  });
}
