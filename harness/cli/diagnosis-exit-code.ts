// How a diagnosis is said to a shell.

import type { Diagnosis } from '../contract/diagnosis';

/** 0: there is a cause; 1: none was found; 2: nothing could be looked at. */
export function diagnosisExitCode({ causes, steps }: Diagnosis): 0 | 1 | 2 {
  if (!steps.some(({ status }) => status === 'looked')) return 2;
  return (causes[0]?.likelihood ?? 0) > 0 ? 0 : 1;
}
