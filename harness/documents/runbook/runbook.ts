// The runbook: what to look at, in the order in which one sees it, for whoever is on call.

import type { Case, Cause } from '../../contract/scenario';
import type { TargetDefinition } from '../../contract/target';
import { alikeGroups } from './alike-groups';
import { causePage } from './cause-page';
import { firstSight } from './first-sight';
import { tellApart } from './tell-apart';

/** Markdown. */
export function runbook(causes: readonly Cause[], cases: readonly Case[], target: TargetDefinition): string {
  const groups = alikeGroups(cases, target);
  const request = `${target.probe.method} ${target.probe.path}`;
  return [
    `# Runbook: ${request} answers 401`,
    '<!-- Written by `npm run runbook` from the scenarios and the definition of the target: do not edit. -->',
    [
      '1. Get the body of the answer: the browser’s Network tab, or `curl -i` with the token. The word “401” says nothing.',
      '2. Find it in the table below, with the last line of the log about that request.',
      '3. Where several things are named, go to [tell them apart](#tell-them-apart).',
      '4. Go to the page of the cause: what it looks like to the letter, its Check, its fix.',
      '5. `npm run diagnose` does steps 1 to 3 by itself, read-only, with whatever you can give it.',
    ].join('\n'),
    '## What you see first',
    firstSight(groups),
    '## Tell them apart',
    'Each of these 401s has several causes. An empty cell may show anything.',
    tellApart(groups),
    '## The causes',
    ...causes.map((cause) => causePage(cause, groups)),
    '',
  ].join('\n\n');
}
