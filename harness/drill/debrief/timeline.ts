// The time line of a drill: what was seen and done, a line each.

import type { Debrief } from '../debrief-data';
import type { DrillEvent, TimedEvent } from '../transcript';
import { clock } from '../telling/clock';
import { oneLine } from '../telling/one-line';
import { ownShellMark } from '../telling/own-shell';

export function timelineOf(events: readonly TimedEvent[]): Debrief['timeline'] {
  return events.map((event) => ({ at: event.at, kind: event.kind, says: oneLine(saysOf(event)) }));
}

function saysOf(event: DrillEvent): string {
  switch (event.kind) {
    case 'look':
      return `#${String(event.number)} ${event.command}${ownShellMark(event)}${seenIn(event)}`;
    case 'act':
      return `${event.command}${ownShellMark(event)}`;
    case 'hint':
      return `hint ${String(event.number)}: ${event.title} (${String(event.price)} points)`;
    case 'note':
      return event.text;
    case 'answer':
      return `${event.answer}, with ${event.evidence.map((number) => `#${String(number)}`).join(', ')}: ${event.says}`;
    case 'verify':
      return [event.says, ...event.harm].join(' ');
    case 'asleep':
      return `The machine was not awake for ${clock(event.ms)}: that time does not count.`;
    case 'refused':
      return `${event.command}: ${event.why}`;
    case 'end':
      return event.how;
  }
}

function seenIn({ signs }: Extract<DrillEvent, { kind: 'look' }>): string {
  return signs.length === 0 ? '' : ` — ${signs.map(({ name, value }) => `${name}: ${value}`).join('; ')}`;
}
