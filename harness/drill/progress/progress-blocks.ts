// Progress as it is told: one trainee's, and that of a whole class.

import { heading, list, paragraph, table, title, type Block } from '../telling/block';
import { count } from '../../reporters/words';
import { ownCommand } from '../../support/own-command';
import { clock, moment } from '../telling/clock';
import type { KeptResult } from './kept-result';
import { BOXES, intervalDays } from './leitner';
import { progressOf, type CauseProgress, type Progress } from './progress-of';

/** How many are named as the next to repeat. */
const NEXT = 3;

export interface Whose {
  readonly trainee: string;
  /** Where the results stand, to be sent to whoever collects them. */
  readonly file: string;
}

export function progressBlocks({ causes, drills, points }: Progress, whose: Whose, now: number): Block[] {
  return [
    title(
      `${whose.trainee}: ${count(drills, 'drill')}${points === null ? '' : `, ${String(points)} points (median)`}`,
    ),
    table(
      ['cause', 'found', 'points', 'time', 'last', 'box', 'again'],
      causes.map((cause) => rowOf(cause, now)),
    ),
    heading('Repeat next'),
    list(causes.slice(0, NEXT).map(({ name, box }) => `${commandFor(name)} · ${dueWords(box, now)}`)),
    paragraph(
      `found: at the first answer, of all drills · time: until the right answer (median) · box: Leitner's, repeated after ${BOXES.map(intervalDays).join(', ')} days`,
    ),
    paragraph(`Kept in ${whose.file}`),
  ];
}

function rowOf(
  { name, drills, found, lastPoints, namedMs, lastAt, box }: CauseProgress,
  now: number,
): string[] {
  return [
    name,
    drills === 0 ? '–' : `${String(found)} of ${String(drills)}`,
    lastPoints === null ? '' : String(lastPoints),
    namedMs === null ? '' : clock(namedMs),
    lastAt === null ? '' : moment(lastAt),
    box === null ? '' : String(box.box),
    dueWords(box, now),
  ];
}

/** What is no cause cannot be asked for: it comes by itself. */
function commandFor(name: string): string {
  return name === 'healthy' || name === 'edge'
    ? `${ownCommand('drill')} (it may be ${name} again)`
    : ownCommand('drill', `--cause ${name}`);
}

function dueWords(box: CauseProgress['box'], now: number): string {
  if (box === null) return 'not met yet';
  return box.due <= now ? 'now' : `from ${new Date(box.due).toISOString().slice(0, 10)}`;
}

/** A row for each trainee, a column for each cause: `2/3` is found twice in three drills. */
export function classBlocks(names: readonly string[], results: readonly KeptResult[], now: number): Block[] {
  const trainees = [...new Set(results.map(({ trainee }) => trainee))].sort();
  const each = trainees.map((trainee) => ({
    trainee,
    progress: progressOf(
      names,
      results.filter((result) => result.trainee === trainee),
      now,
    ),
  }));
  const whole = progressOf(names, results, now);
  return [
    title(`${count(trainees.length, 'trainee')}, ${count(whole.drills, 'drill')}`),
    table(
      ['trainee', 'drills', 'points', 'causes found', 'missed at last'],
      each.map(({ trainee, progress }) => [
        trainee,
        String(progress.drills),
        progress.points === null ? '' : String(progress.points),
        `${String(progress.causes.filter(({ found }) => found > 0).length)} of ${String(progress.causes.length)}`,
        progress.causes
          .filter(({ box }) => box?.box === 1)
          .map(({ name }) => name)
          .join(', '),
      ]),
    ),
    heading('By cause'),
    table(
      ['cause', 'drills', 'found', 'time'],
      [...whole.causes]
        .sort(hardestFirst)
        .map(({ name, drills, found, namedMs }) => [
          name,
          String(drills),
          drills === 0 ? '' : `${String(Math.round((100 * found) / drills))} %`,
          namedMs === null ? '' : clock(namedMs),
        ]),
    ),
  ];
}

function hardestFirst(a: CauseProgress, b: CauseProgress): number {
  const share = ({ drills, found }: CauseProgress) => (drills === 0 ? Infinity : found / drills);
  return share(a) === share(b) ? 0 : share(a) - share(b);
}
