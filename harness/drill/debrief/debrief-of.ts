// Makes the debrief of a drill that has ended, from its transcript and what the scenarios say.

import { declaredPairs } from '../../matrix/declared-pairs';
import type { Debrief, RuledOut } from '../debrief-data';
import type { Outcome } from '../outcome';
import type { Transcript } from '../transcript';
import { ruledOut, type Look, type Suspects } from './ruled-out';
import { timelineOf } from './timeline';
import { showsOf } from './truth-profile';
import { shortestWay, yourWay, type Known } from './ways';
import { withoutSecrets } from '../without-secrets';

/** `hide`: takes the stack's secrets out of a text, so that none is in it whatever the trainee has printed. Null where the drill has not ended. */
export function debriefOf(
  transcript: Transcript,
  known: Known,
  hide?: (text: string) => string,
): Debrief | null {
  const { outcome, events, story } = transcript;
  if (outcome === null) return null;
  const { truth } = outcome;
  const broken = known.cases.filter(({ id }) => truth.answers.includes(id));
  const debrief: Debrief = {
    schema: 1,
    tool: transcript.tool,
    target: transcript.target,
    seed: transcript.seed,
    asked: transcript.asked,
    trainee: transcript.trainee,
    startedAt: transcript.startedAt,
    story: [story.title, ...story.text].join('\n'),
    outcome,
    timeline: timelineOf(events),
    shortestWay: shortestWay(truth, known),
    yourWay: yourWay(events),
    causes: causesOf(transcript, outcome, known),
    solution: [...new Set(broken.flatMap(({ cause }) => cause.meta.solution))],
    fixes: [...new Set(broken.flatMap(({ variant }) => variant.fixes.map(({ title }) => title)))],
    prevention: [...new Set(broken.flatMap(({ variant }) => variant.prevention?.title ?? []))],
  };
  return withoutSecrets(debrief, hide);
}

function causesOf({ events }: Transcript, { truth }: Outcome, { cases, target }: Known): readonly RuledOut[] {
  const broken = cases.filter(({ id }) => truth.answers.includes(id));
  const shows = showsOf(broken, truth.answers);
  const looks = looksBeforeTheAnswer(events);
  return suspects(truth.answers, { cases, target }).map((suspect) => ruledOut(suspect, shows, looks));
}

/** Every cause that it was not; and of those that it was, the variants that look the same from outside. */
function suspects(answers: readonly string[], { cases, target }: Known): readonly Suspects[] {
  const causes = [...new Set(cases.map(({ cause }) => cause))];
  const pairs = declaredPairs(cases, target);
  return causes.flatMap((cause) => {
    const own = cases.filter((of) => of.cause === cause);
    const broken = own.filter(({ id }) => answers.includes(id));
    if (broken.length === 0) return [{ id: cause.name, title: cause.meta.title, cases: own }];
    return own
      .filter((of) => !broken.includes(of) && broken.some(({ id }) => areAlike(id, of.id, pairs)))
      .map((of) => ({ id: of.id, title: of.variant.summary, cases: [of] }));
  });
}

function areAlike(one: string, other: string, pairs: ReturnType<typeof declaredPairs>): boolean {
  return pairs.some(({ a, b }) => (a === one && b === other) || (a === other && b === one));
}

/** What is looked at later is no longer a way of finding it. */
function looksBeforeTheAnswer(events: Transcript['events']): readonly Look[] {
  const answered = events.findIndex((event) => event.kind === 'answer' && event.right);
  const before = answered === -1 ? events : events.slice(0, answered);
  return before.flatMap((event) => (event.kind === 'look' ? [event] : []));
}
