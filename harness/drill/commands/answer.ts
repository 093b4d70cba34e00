// `answer`: names the cause, and cites what proves it.

import { answersOf, type Plot } from '../incident/plot';
import { isMended } from '../judge/is-mended';
import { answerNames, readAnswer } from '../judge/read-answer';
import { judgeAnswer } from '../judge/judge-answer';
import type { Drill } from '../drill';
import { Refused } from '../refused';
import type { TimedEvent } from '../transcript';
import type { Did, DrillCommand } from './command';
import type { Line } from './line';

/** After a wrong answer, none is taken for this long. */
export const COOL_DOWN_MS = 30_000;

export const answer: DrillCommand = {
  name: 'answer',
  usage: 'answer CAUSE[/VARIANT][,CAUSE…]|healthy|edge --evidence N[,N…]',
  says: 'names what is the matter, and cites by its number what you have seen of it',
  run: (drill, line) => Promise.resolve(answerWith(drill, line)),
  complete: ({ cases }) => ['--evidence', ...answerNames(cases)],
};

function answerWith(drill: Drill, line: Line): Did {
  const { book, cases, pairs, incident } = drill;
  if (book.events.some((event) => event.kind === 'answer' && event.right))
    throw new Refused('The right answer is given. Mend it, and see with verify that it is mended.');
  const [text] = line.words;
  if (text === undefined) throw new Refused('answer wants a name: answer jwt-expired --evidence 2');
  const named = readAnswer(text, cases);
  refuseTooSoon(drill);
  const numbers = numbersIn(line);
  const cited = numbers.map((number) => {
    const look = book.looks.find((one) => one.number === number);
    if (look === undefined)
      throw new Refused(`There is no evidence ${String(number)}. "evidence" lists what there is.`);
    return look;
  });
  const judged = judgeAnswer(named, cited, incident.plot, { cases, pairs });
  const says = judged.right
    ? rightText(drill, judged.counts)
    : `${judged.why} The next answer is taken in ${String(COOL_DOWN_MS / 1000)} s.`;
  book.add({
    kind: 'answer',
    answer: named.map(({ name }) => name).join(','),
    evidence: numbers,
    right: judged.right,
    located: judged.located,
    counts: judged.counts,
    says,
  });
  return { text: says, data: { right: judged.right, counts: judged.counts } };
}

function refuseTooSoon({ book }: Drill): void {
  const last = book.events.findLast((event) => event.kind === 'answer');
  const left = last === undefined ? 0 : last.at + COOL_DOWN_MS - book.at;
  if (left > 0)
    throw new Refused(
      `The next answer is taken in ${String(Math.ceil(left / 1000))} s. Look around meanwhile.`,
    );
}

function numbersIn(line: Line): number[] {
  const texts = (line.options.get('evidence') ?? []).flatMap((text) => text.split(','));
  const numbers = texts.map((text) => text.trim().replace(/^#/, '')).filter((text) => text !== '');
  if (numbers.length === 0 || numbers.some((text) => !/^\d+$/.test(text)))
    throw new Refused(
      'Cite at least one thing that you have looked at: --evidence 2, or --evidence 2,5. "evidence" lists what there is.',
    );
  return [...new Set(numbers.map(Number))];
}

function rightText({ incident: { plot }, book }: Drill, counts: readonly number[]): string {
  const what = plot.cases.map(({ id, variant }) => `${id}: ${variant.summary}`);
  const proof =
    counts.length > 0
      ? `#${counts.join(', #')} ${counts.length === 1 ? 'proves' : 'prove'} it.`
      : 'What you cited does not prove it.';
  return [
    `Right: ${what.length > 0 ? what.join(' ') : answersOf(plot).join(',')}`,
    proof,
    ...nextFor(plot, book.events),
  ].join('\n');
}

/** Nothing where it was mended before it was named. */
function nextFor({ cases, edge }: Plot, events: readonly TimedEvent[]): string[] {
  if (isMended(events)) return [];
  const isHealthy = cases.length === 0 && edge === null;
  return [
    isHealthy
      ? 'See with verify that the user is well.'
      : 'Now mend it, and see with verify that it is mended.',
  ];
}
