// Whether the user was seen to be well, and nothing was changed since.

import type { TimedEvent } from '../transcript';

export function isMended(events: readonly TimedEvent[]): boolean {
  const last = events.findLast((event) => event.kind === 'verify' || event.kind === 'act');
  return last?.kind === 'verify' && last.mended;
}
