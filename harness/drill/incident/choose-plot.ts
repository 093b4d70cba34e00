// Which incident a seed gives: the same on every machine, and the same for most seeds when a variant is added.

import { createHash } from 'node:crypto';
import type { Case } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import { declaredPairs } from '../../matrix/declared-pairs';
import { nearest } from '../../support/text/nearest';
import { ownCommand } from '../../support/own-command';
import { UserError } from '../../support/user-error';
import type { Level } from '../transcript';
import { levelOf } from './level-of';
import { edgePlot, EDGE_STATUSES, HEALTHY, plotOf, type Plot } from './plot';
import { twoFaults } from './two-faults';

export interface Choice {
  readonly seed: number;
  /** Name of a cause, whose variants alone are chosen from. */
  readonly cause?: string | undefined;
  readonly level?: Level | undefined;
  /** True where nobody has asked for the level: it is a tutorial's. */
  readonly tutorial?: boolean | undefined;
}

/** How many tickets each has in the draw, beside one for each variant. */
const HEALTHY_TICKETS = 4;
const EDGE_TICKETS = 1;
const TWO_FAULTS_TICKETS = 6;

/** The ticket whose hash with the seed is the highest (rendezvous hashing). Throws a `UserError` for a cause that is not known. */
export function choosePlot(cases: readonly Case[], target: TargetDefinition, choice: Choice): Plot {
  const drawn = draw(ticketsFor(cases, target, choice), choice.seed);
  if (drawn === undefined) throw nothingToChoose(cases, choice);
  return drawn.plot;
}

interface Ticket {
  readonly name: string;
  readonly plot: Plot;
}

function ticketsFor(
  cases: readonly Case[],
  target: TargetDefinition,
  { seed, cause, level }: Choice,
): readonly Ticket[] {
  const pairs = level === undefined ? [] : declaredPairs(cases, target);
  const chosen = cases
    .filter((of) => cause === undefined || of.cause.name === cause)
    .filter((of) => level === undefined || levelOf(of, pairs) === level)
    .map((of) => ({ name: of.id, plot: plotOf(of) }));
  if (cause !== undefined) return chosen;
  return [
    ...chosen,
    ...tickets(HEALTHY, HEALTHY_TICKETS),
    ...EDGE_STATUSES.flatMap((status) => tickets(edgePlot(status), EDGE_TICKETS)),
    ...(level === 3 ? twoFaultsTickets(cases, seed) : []),
  ];
}

function tickets(plot: Plot, count: number): Ticket[] {
  return Array.from({ length: count }, (_, index) => ({ name: `${plot.id}#${String(index)}`, plot }));
}

/** There are many pairs: a draw of their own says which one it is. */
function twoFaultsTickets(cases: readonly Case[], seed: number): Ticket[] {
  const best = draw(
    twoFaults(cases).map((plot) => ({ name: plot.id, plot })),
    seed,
  );
  return best === undefined
    ? []
    : tickets(best.plot, TWO_FAULTS_TICKETS).map((ticket, index) => ({
        ...ticket,
        name: `two faults#${String(index)}`,
      }));
}

/** Undefined where there is no ticket. */
function draw(all: readonly Ticket[], seed: number): Ticket | undefined {
  const [first, ...rest] = all.map((ticket) => ({ ticket, weight: weight(seed, ticket) }));
  if (first === undefined) return undefined;
  return rest.reduce((best, one) => (one.weight > best.weight ? one : best), first).ticket;
}

function weight(seed: number, { name }: Ticket): string {
  return createHash('sha256')
    .update(`${String(seed)}:${name}`)
    .digest('hex');
}

function nothingToChoose(cases: readonly Case[], { cause = '', level, tutorial }: Choice): UserError {
  const names = [...new Set(cases.map((of) => of.cause.name))];
  const known = names.includes(cause);
  const near = nearest(cause, names);
  const otherChoice =
    tutorial === true ? 'Leave out --tutorial, or give another --cause' : 'Leave out --level';
  return new UserError({
    to: 'choose the incident',
    why: known
      ? `no variant of ${cause} is of level ${String(level)}${tutorial === true ? ', as a tutorial is' : ''}`
      : `there is no cause of that name${near.length === 0 ? '' : `; near are ${near.join(', ')}`}`,
    value: cause,
    remedy: known ? otherChoice : `Run "${ownCommand('scenario', '--list')}" for all names`,
    exitCode: 64,
  });
}
