// A diagnosis without the secrets that it may have come by.

import type { Diagnosis } from '../contract/diagnosis';
import type { Hider } from './hide-secrets';

export function hideInDiagnosis(diagnosis: Diagnosis, { hide }: Hider): Diagnosis {
  const all = (texts: readonly string[]) => texts.map(hide);
  return {
    ...diagnosis,
    causes: diagnosis.causes.map((cause) => ({
      ...cause,
      for: all(cause.for),
      against: all(cause.against),
      missing: all(cause.missing),
    })),
    steps: diagnosis.steps.map((step) => ({ ...step, found: all(step.found) })),
  };
}
