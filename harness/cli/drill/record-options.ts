// The options of `drill` that are about what is kept of drills, and told of it.

import { InvalidArgumentError, Option } from 'commander';
import { refuseTaken, wholeNumber } from '../arguments';

export interface DebriefFile {
  readonly form: 'text' | 'markdown' | 'json';
  readonly file: string;
}

export interface RecordFlags {
  readonly as?: string;
  readonly json?: true;
  readonly seed?: number;
  readonly progress?: true;
  readonly collect?: readonly string[];
  /** True for standard output. */
  readonly csv?: true | string;
  readonly course?: true;
  readonly replay?: string;
  readonly speed?: number;
  readonly rubric?: true;
  readonly debrief?: readonly DebriefFile[];
}

const A_DRILL_ALONE = ['cause', 'level', 'limit', 'practice', 'tutorial', 'instructor', 'course'];

export const RECORD_OPTIONS: readonly Option[] = [
  new Option('--debrief <form=file>', 'write the debrief there, too: text, markdown or json').argParser(
    debriefFile,
  ),
  new Option('--course', 'one drill for each cause, rising; run it again to go on').conflicts([
    'cause',
    'level',
    'tutorial',
    'instructor',
    'debrief',
  ]),
  new Option('--progress', 'what was found and missed, and what to repeat next').conflicts([
    ...A_DRILL_ALONE,
    'seed',
    'debrief',
  ]),
  new Option(
    '--collect <files...>',
    'the results of a class, from the files that --progress names',
  ).conflicts([...A_DRILL_ALONE, ...['seed', 'as', 'debrief', 'progress']]),
  new Option('--csv [file]', 'with --progress or --collect: every result, as CSV').conflicts('json'),
  new Option('--replay <file>', 'play the transcript of a drill that has ended').conflicts([
    ...A_DRILL_ALONE,
    ...['seed', 'as', 'progress', 'collect', 'csv'],
  ]),
  new Option(
    '--speed <number>',
    'with --replay at a terminal: how many times as fast; 10 by default',
  ).argParser(wholeNumber(1, 1000)),
  new Option('--rubric', 'what the points are given for').conflicts([
    ...A_DRILL_ALONE,
    ...['seed', 'as', 'debrief', 'progress', 'collect', 'csv', 'replay'],
  ]),
];

function debriefFile(value: string, before: readonly DebriefFile[] = []): DebriefFile[] {
  const [, form, file] = /^(text|markdown|json)=(.+)$/s.exec(value) ?? [];
  if ((form !== 'text' && form !== 'markdown' && form !== 'json') || file === undefined)
    throw new InvalidArgumentError('Give text=FILE, markdown=FILE or json=FILE.');
  refuseTaken(file, before);
  return [...before, { form, file }];
}
