// The shortest way through an incident by the guide's steps, and the one that the trainee has gone.

import { SIGNS, type SignName } from '../../contract/check';
import type { Case } from '../../contract/scenario';
import { declaredPairs } from '../../matrix/declared-pairs';
import type { TargetDefinition } from '../../contract/target';
import type { Debrief, WayStep } from '../debrief-data';
import type { Truth } from '../outcome';
import type { LookSign, TimedEvent } from '../transcript';
import { oneLine } from '../telling/one-line';
import { stepOfLook, stepOfSign, WHERE_TO_LOOK } from '../where-to-look';
import { fewest } from './fewest';
import { variantShows } from './truth-profile';

const TELLS_NOTHING = ['200', 'the target'];

export interface Known {
  /** All that the incident could have been. */
  readonly cases: readonly Case[];
  readonly target: TargetDefinition;
}

export function shortestWay(truth: Truth, { cases, target }: Known): readonly WayStep[] {
  const broken = truth.answers.flatMap((id) => cases.filter((of) => of.id === id));
  if (broken.length === 0) return wayWithoutFault(truth);
  // Of two faults, the first hides the second until it is mended.
  return broken.flatMap((of, index) => [
    ...looksFor(of, { cases, target }),
    ...(index === broken.length - 1 ? [answering(truth.answers.join(','))] : []),
    mending(of),
  ]);
}

/** The signs that are needed, each command once. */
function looksFor(of: Case, known: Known): readonly WayStep[] {
  const shows = variantShows(of);
  const says = (name: LookSign['name']) => `${name}: ${(shows.get(name) ?? []).join(' or ')}`;
  const commands = new Map<string, LookSign['name'][]>();
  for (const name of signsFor(of, known)) {
    const command = WHERE_TO_LOOK[name];
    commands.set(command, [...(commands.get(command) ?? []), name]);
  }
  return [...commands]
    .map(([command, names]) => ({
      step: stepOfLook(command, []),
      command,
      says: names.map(says).join('; '),
    }))
    .sort((a, b) => (a.step ?? 0) - (b.step ?? 0));
}

/** What is complained of; then, against each that looks alike, the fewest that tell it apart, or the variant's own further sign. */
function signsFor(of: Case, { cases, target }: Known): readonly LookSign['name'][] {
  const pairs = declaredPairs(cases, target).filter(({ a, b }) => a === of.id || b === of.id);
  const names = [...new Set(pairs.flatMap(({ separatedBy }) => separatedBy))].sort(byStep);
  const apart = fewest(names, (name) => pairs.filter(({ separatedBy }) => separatedBy.includes(name)));
  const own = [...variantShows(of).keys()].filter((name) => name !== 'complaint').sort(byStep);
  return [...new Set<LookSign['name']>(['complaint', ...(pairs.length > 0 ? apart : own.slice(0, 1))])].sort(
    byStep,
  );
}

function wayWithoutFault({ answers }: Truth): readonly WayStep[] {
  const [answer = ''] = answers;
  const says = answer === 'edge' ? 'answered by: the edge' : 'status: 200; answered by: the target';
  return [{ step: stepOfSign('status'), command: WHERE_TO_LOOK.status, says }, answering(answer)];
}

function answering(answer: string): WayStep {
  return { step: null, command: `answer ${answer}`, says: 'with the evidence above' };
}

function mending({ variant: { fixes } }: Case): WayStep {
  return { step: null, command: 'verify', says: `after this: ${fixes[0].title}` };
}

function byStep(a: LookSign['name'], b: LookSign['name']): number {
  return stepOfSign(a) - stepOfSign(b);
}

/** All that was looked at and done, in order. */
export function yourWay(events: readonly TimedEvent[]): Debrief['yourWay'] {
  return events.flatMap((event) => {
    switch (event.kind) {
      case 'look':
        return [
          {
            at: event.at,
            step: stepOfLook(event.command, event.signs),
            command: event.command,
            says: strangeIn(event.signs),
          },
        ];
      case 'act':
        return [{ at: event.at, step: null, command: event.command, says: firstLine(event.text) }];
      case 'answer':
        return [{ at: event.at, step: null, command: `answer ${event.answer}`, says: oneLine(event.says) }];
      case 'verify':
        return [{ at: event.at, step: null, command: 'verify', says: oneLine(event.says) }];
      case 'hint':
      case 'note':
      case 'refused':
      case 'asleep':
      case 'end':
        return [];
    }
  });
}

/** What is as it always is stands in the time line, and tells nothing. */
function strangeIn(signs: readonly LookSign[]): string {
  const strange = signs.filter(({ name, value }) =>
    name === 'status' || name === 'answered by' ? !TELLS_NOTHING.includes(value) : isStrange(name, value),
  );
  if (strange.length === 0) return 'nothing out of the ordinary';
  return strange.map(({ name, value }) => `${name}: ${value}`).join('; ');
}

function isStrange(name: SignName, value: string): boolean {
  return !(SIGNS[name].ordinary as readonly string[]).includes(value);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
