// A diagnosis without the secrets that it may have come by.

import type { Diagnosis } from '../contract/diagnosis';
import type { Hider } from '../support/secrets/hide-secrets';

/** An answer may be a page, a log line a stack. */
const LONGEST = 300;

export function hideInDiagnosis(diagnosis: Diagnosis, { hide }: Hider): Diagnosis {
  const all = (texts: readonly string[]) => texts.map((text) => shortened(hide(text)));
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

/** Only after the hiding: half of a secret could not be told for one. */
function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
