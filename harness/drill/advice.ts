// The tutorial: what to do next, and why, by what was done so far.

import { STEPS } from '../diagnose/steps';
import type { WayStep } from './debrief-data';
import type { TimedEvent } from './transcript';

/** `way`: the shortest one, of which the looks are told, and not what they show. */
export function adviceFor(events: readonly TimedEvent[], way: readonly WayStep[]): string {
  const done = (command: string) =>
    events.some((event) => event.kind === 'look' && event.command.split(' ')[0] === command.split(' ')[0]);
  if (events.some((event) => event.kind === 'answer' && event.right))
    return events.some(({ kind }) => kind === 'act') ||
      way.some(({ command }) => command === 'answer healthy')
      ? '» Type "verify": it sends the request as the user does, and looks whether you have harmed anybody.'
      : '» Now mend it. Where a row is wrong, "sql UPDATE …"; where a variable is, "restart --like 1" or "restart --env NAME=VALUE"; a new login is "login"; "network", "edge", "client" and "database" each have a "restore".';
  if (!done('request'))
    return '» Begin with what the user gets. Type "request": it sends the request as the user\'s client does. The number in brackets is how you cite it later.';
  const next = way.find(({ step, command }) => step !== null && !done(command));
  if (next?.step !== undefined && next.step !== null)
    return `» Step ${String(next.step)} of the guide: ${STEPS[next.step].title}. Type "${next.command}"${
      next.command === 'sql' ? ' with a SELECT on users or sessions' : ''
    }, and read what it says of the request.`;
  return '» You have seen enough to tell. Type "evidence" to see the numbers, then "answer CAUSE/VARIANT --evidence N". The names: press Tab behind "answer ", or see docs/catalogue.md.';
}
