// The points of a drill, counted from its events alone: the same for a transcript that is played again.

import type { Deduction, Grade, GradePart } from './outcome';
import { DEDUCTION_RULES, NAMED_CAUSE_ALONE, RUBRIC, type RubricItem } from './rubric';
import type { TimedEvent } from './transcript';

type Answer = Extract<TimedEvent, { kind: 'answer' }>;

/** `exactly`: whether the right answer named each variant that there is. */
export function gradeOf(events: readonly TimedEvent[], solved: boolean, exactly: boolean): Grade {
  const answers = events.filter((event) => event.kind === 'answer');
  const right = answers.find((answer) => answer.right);
  const parts = [
    noticed(events, answers),
    located(answers),
    named(right, exactly),
    evidence(right),
    mended(events),
  ];
  const deductions = [wrongAnswers(answers, parts), hints(events, solved), harm(events)].filter(
    ({ points }) => points > 0,
  );
  const sum = (of: readonly { readonly points: number }[]) => of.reduce((all, { points }) => all + points, 0);
  return { points: Math.max(0, sum(parts) - sum(deductions)), parts, deductions };
}

function noticed(events: readonly TimedEvent[], [first]: readonly Answer[]): GradePart {
  const look = events.find(
    (event) =>
      event.kind === 'look' &&
      (first === undefined || event.at <= first.at) &&
      event.signs.some(({ name }) => name === 'status' || name === 'complaint' || name === 'answered by'),
  );
  return part(
    'noticed',
    look === undefined ? 0 : 1,
    look,
    look === undefined ? 'You did not look at what the user gets.' : 'You saw what the user gets.',
  );
}

function located(answers: readonly Answer[]): GradePart {
  const index = answers.findIndex((answer) => answer.located);
  const share = index < 0 ? 0 : index === 0 ? 1 : 0.5;
  const says = [
    'No answer named the right place.',
    'A later answer named the right place.',
    'Your first answer named the right place.',
  ];
  return part('located', share, answers[index], says[share * 2] ?? '');
}

function named(right: Answer | undefined, exactly: boolean): GradePart {
  if (right === undefined) return part('named', 0, undefined, 'You did not name the cause.');
  return part(
    'named',
    exactly ? 1 : NAMED_CAUSE_ALONE / RUBRIC.named.points,
    right,
    exactly ? 'You named the cause to the letter.' : 'You named the cause, and not its variant.',
  );
}

function evidence(right: Answer | undefined): GradePart {
  const counts = right?.counts ?? [];
  return counts.length > 0
    ? part(
        'evidence',
        1,
        right,
        `What you cited proves it: ${counts.map((number) => `#${String(number)}`).join(', ')}.`,
      )
    : part('evidence', 0, undefined, 'Nothing that you cited proves it.');
}

function mended(events: readonly TimedEvent[]): GradePart {
  const seen = events.find((event) => event.kind === 'verify' && event.mended);
  return part(
    'mended',
    seen === undefined ? 0 : 1,
    seen,
    seen === undefined ? 'The user was not seen to be helped.' : 'The user gets 200 again.',
  );
}

function part(item: RubricItem, share: number, event: TimedEvent | undefined, says: string): GradePart {
  const { points: of } = RUBRIC[item];
  return { item, points: Math.round(of * share), of, at: share === 0 ? null : (event?.at ?? null), says };
}

/** Never more than what naming the cause has given. */
function wrongAnswers(answers: readonly Answer[], parts: readonly GradePart[]): Deduction {
  const wrong = answers.filter((answer) => !answer.right).length;
  const most = parts.find(({ item }) => item === 'named')?.points ?? 0;
  const points = Math.min(most, wrong * DEDUCTION_RULES['wrong answers'].points);
  return { item: 'wrong answers', points, says: `${String(wrong)} wrong before the right one.` };
}

function hints(events: readonly TimedEvent[], solved: boolean): Deduction {
  const opened = events.filter((event) => event.kind === 'hint');
  const points = solved ? opened.reduce((sum, { price }) => sum + price, 0) : 0;
  return { item: 'hints', points, says: `${String(opened.length)} opened.` };
}

function harm(events: readonly TimedEvent[]): Deduction {
  const done = new Set(events.flatMap((event) => (event.kind === 'verify' ? event.harm : [])));
  return { item: 'harm', points: done.size * DEDUCTION_RULES.harm.points, says: [...done].join(' ') };
}
