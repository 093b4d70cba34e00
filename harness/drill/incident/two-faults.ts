// Pairs of variants that stand on one stack at a time: the first shows, and hides the second until it is mended.

import type { Case } from '../../contract/scenario';
import { plotOf, type Plot } from './plot';

/** A token that is spoilt on its way is refused before anybody looks at the row of its user. */
export function twoFaults(cases: readonly Case[]): readonly Plot[] {
  const first = cases.filter(isOnTheWay);
  const second = cases.filter(barsTheUser);
  return first.flatMap((one) => second.map((other) => plotOf(one, other)));
}

function isOnTheWay({ variant: { faults } }: Case): boolean {
  return faults.every(({ phase }) => phase === 'through');
}

/** What even a new login meets: else whoever mends the first by one never meets the second. */
const BARS_LOGINS = ['state:userDeleted', 'state:userDeactivated'];

function barsTheUser({ variant: { faults, needs = [] } }: Case): boolean {
  return (
    needs.some((need) => BARS_LOGINS.includes(need)) &&
    faults.every(({ phase = 'before' }) => phase === 'before')
  );
}
