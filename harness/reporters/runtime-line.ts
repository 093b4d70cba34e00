// Which runtime, why, and how to have the other, in one line: at the start of a run, and in every report.

import type { RuntimeChoice, RuntimeName } from '../contract/runtime';

export function runtimeLine(runtime: RuntimeName, choice: RuntimeChoice | null): string {
  if (choice === null) return `Runtime: ${runtime}.`;
  const other = choice.other === undefined ? '' : ` Use ${choice.other} for the other.`;
  return `Runtime: ${runtime}, ${choice.why}.${other}`;
}
