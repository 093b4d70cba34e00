// What the doctor has found, for a person who waits: a line for each step, and behind a failure the keys to look at.

import type { Page } from '../reporters/page';
import { visible } from '../reporters/section';
import type { StepFinding, StepStatus } from './examination';

const MARKS: Record<StepStatus, string> = { passed: '✔', failed: '✖', skipped: '–', 'not reached': '·' };

export function describeFinding({ paint }: Page, { step, status, says, lookAt }: StepFinding): string {
  const [first = '', ...more] = says.split('\n').map(visible);
  const colour = { passed: paint.green, failed: paint.red, skipped: paint.yellow, 'not reached': paint.dim }[
    status
  ];
  const behind = status === 'not reached' ? ' (not reached)' : first === '' ? '' : `: ${first}`;
  const look = lookAt.length === 0 ? [] : [`  Look at ${lookAt.join(', ')}.`];
  return [`${colour(MARKS[status])} ${step}${behind}`, ...more, ...look].map((line) => `${line}\n`).join('');
}
