// What is told at the beginning of a drill, and at its end.

import { shellWord } from '../../support/text/shell-word';
import { endingText } from '../ending';
import { BACKUP_SCHEMA } from '../incident/on-call-role';
import type { Outcome } from '../outcome';
import type { DrillSession, OwnShell } from '../session';

export function introText({ story, ownShell }: DrillSession, seed: number): string {
  return [
    story.title,
    '',
    ...story.text,
    '',
    'In your own shell, if you like:',
    ...shellLines(ownShell).map((line) => `  ${line}`),
    '',
    `Here: request, logs, sql, … ("help" lists all). Then answer, mend, verify. Drill ${String(seed)}.`,
  ].join('\n');
}

function shellLines({ edgeUrl, path, token, logPaths, databaseUrl }: OwnShell): string[] {
  return [
    `API=${shellWord(edgeUrl)}`,
    ...(token === null ? ["TOKEN=''   # the user's client stores none"] : [`TOKEN=${shellWord(token)}`]),
    `curl -i -H "Authorization: Bearer $TOKEN" "$API${path}"`,
    `tail -f ${logPaths.map(shellWord).join(' ')}`,
    `psql ${shellWord(databaseUrl)}   # schema ${BACKUP_SCHEMA}: the tables as they were before`,
  ];
}

export function outcomeText(outcome: Outcome): string {
  const { truth, grade } = outcome;
  const what = truth.broken.map(({ id, summary }) => `${id}: ${summary}`);
  return [
    endingText(outcome),
    `It was ${what.length > 0 ? what.join(' And ') : `${truth.answers.join(', ')}.`}`,
    ...(grade === null ? [] : [`${String(grade.points)} of 100 points.`]),
  ].join('\n');
}
