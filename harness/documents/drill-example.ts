// The debrief in docs/, made of the transcript beside it.

import type { Case } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import { debriefMarkdown, debriefOf } from '../drill/debrief';
import { readTranscript } from '../drill/replay';

/** Markdown. */
export function drillExample(
  transcriptFile: string,
  cases: readonly Case[],
  target: TargetDefinition,
): string {
  const debrief = debriefOf(readTranscript(transcriptFile), { cases, target });
  if (debrief === null) throw new Error('The drill of the documents has ended.');
  const [title = '', ...rest] = debriefMarkdown(debrief).split('\n');
  return [
    title,
    '',
    '<!-- Written by `npm run docs` from drill-transcript.json: do not edit. -->',
    ...rest,
  ].join('\n');
}
