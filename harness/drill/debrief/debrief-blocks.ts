// A debrief in the order in which it is told.

import type { Debrief, RuledOut, WayStep } from '../debrief-data';
import type { Outcome } from '../outcome';
import { heading, list, paragraph, table, title, type Block } from '../telling/block';
import { clock, moment } from '../telling/clock';

export function debriefBlocks(debrief: Debrief): readonly Block[] {
  const { outcome, story, timeline, seed, trainee, startedAt, target } = debrief;
  const whose = trainee === null ? '' : ` · ${trainee}`;
  return [
    title(`Debrief: ${headline(outcome)}`),
    paragraph(
      `${target} · seed ${String(seed)} · ${moment(startedAt)} UTC · ${clock(outcome.tookMs)}${whose}`,
    ),
    heading('What the pager said'),
    ...story.split('\n').map(paragraph),
    ...brokenBlocks(outcome),
    ...gradeBlocks(outcome),
    heading('What you saw and did'),
    table(
      ['at', 'what', ''],
      timeline.map(({ at, kind, says }) => [clock(at), kind, says]),
    ),
    ...wayBlocks(debrief),
    ...causesBlocks(debrief.causes),
    ...guideBlocks(debrief),
  ];
}

function headline({ how, why, truth, grade }: Outcome): string {
  const points = grade === null ? '' : `, ${String(grade.points)} of 100 points`;
  return `${how}${points}: ${truth.answers.join(' and ')}${why === null ? '' : ` (${why})`}`;
}

function brokenBlocks({ truth }: Outcome): Block[] {
  const head = heading('What was broken, and by what');
  if (truth.broken.length === 0) return [head, paragraph('Nothing was broken.')];
  return [
    head,
    ...truth.broken.flatMap(({ id, title: cause, summary, faults, receipt }) => [
      paragraph(`${id}: ${cause}. ${summary}`),
      list([...faults.map((fault) => `fault: ${fault}`), `proof: ${receipt}`]),
    ]),
  ];
}

function gradeBlocks({ grade }: Outcome): Block[] {
  if (grade === null) return [];
  return [
    heading('Your points'),
    table(
      ['for', 'points', 'at', ''],
      [
        ...grade.parts.map(({ item, points, of, at, says }) => [
          item,
          `${String(points)} of ${String(of)}`,
          at === null ? '' : clock(at),
          says,
        ]),
        ...grade.deductions.map(({ item, points, says }) => [item, `-${String(points)}`, '', says]),
      ],
    ),
  ];
}

function wayBlocks({ shortestWay, yourWay }: Debrief): Block[] {
  return [
    heading('The shortest way, by the guide’s steps'),
    table(
      ['step', 'command', 'what it shows'],
      shortestWay.map((step) => cellsOf(step)),
    ),
    heading('Your way'),
    table(
      ['at', 'step', 'command', 'what it showed'],
      yourWay.map((step) => [clock(step.at), ...cellsOf(step)]),
    ),
  ];
}

function cellsOf({ step, command, says }: WayStep): string[] {
  return [step === null ? '' : String(step), command, says];
}

function causesBlocks(causes: readonly RuledOut[]): Block[] {
  const of = (how: RuledOut['how']) => causes.filter((cause) => cause.how === how);
  const rows = (some: readonly RuledOut[]) => some.map((cause) => [cause.id, evidenceOf(cause)]);
  return [
    ...(of('ruled out').length === 0
      ? []
      : [
          heading('What it was not, and what you saw of that'),
          table(['it was not', 'since'], rows(of('ruled out'))),
        ]),
    ...(of('could have been').length === 0
      ? []
      : [
          heading('What it could have been, for all that you saw'),
          table(['it could have been', 'what would have told'], rows(of('could have been'))),
        ]),
  ];
}

function evidenceOf({ by }: RuledOut): string {
  if (by.length === 0) return 'nothing that can be seen afterwards';
  return by
    .map(
      ({ sign, wouldShow, was, look }) =>
        `${sign}: “${was}”, not “${wouldShow}”${look === null ? '' : ` (#${String(look)})`}`,
    )
    .join('; ');
}

function guideBlocks({ solution, fixes, prevention }: Debrief): Block[] {
  if (solution.length === 0) return [];
  return [
    heading('What the guide says to do'),
    list(solution),
    paragraph('Each of these gives the user 200 again, and it has been tried:'),
    list(fixes),
    heading('What would have kept it from the user'),
    prevention.length === 0
      ? paragraph(
          'None of the guide’s preventions; its alerts would have told you sooner (docs/preventions.md).',
        )
      : list(prevention),
  ];
}
