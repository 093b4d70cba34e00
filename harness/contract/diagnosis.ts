// What a diagnosis says: `docs/diagnosis.schema.json` is its form as JSON.

/** One of the guide's five diagnostic steps, walked with what was given. */
export interface DiagnosisStep {
  readonly step: 1 | 2 | 3 | 4 | 5;
  readonly title: string;
  /** `failed`: something was given, and nothing of it could be looked at. */
  readonly status: 'looked' | 'failed' | 'not given';
  /** What was looked at, and what was found or went wrong: one sentence each. */
  readonly found: readonly string[];
}

export interface DiagnosedCause {
  /** Name of the cause: `jwt-expired`. */
  readonly id: string;
  /** Names of those of its variants that nothing speaks against, the likeliest first; all of them where something speaks against each. */
  readonly variants: readonly string[];
  /** 0 to 1. Those of all causes add up to 1, or are all 0 where nothing was found. */
  readonly likelihood: number;
  readonly for: readonly string[];
  readonly against: readonly string[];
  /** What could not be read and would tell more. */
  readonly missing: readonly string[];
  /** The guide's. */
  readonly solution: string;
  /** The command that shows the likeliest variant here. */
  readonly reproduce: string;
}

export interface Diagnosis {
  readonly schema: 1;
  /** All causes that are known, the likeliest first. */
  readonly causes: readonly DiagnosedCause[];
  readonly steps: readonly DiagnosisStep[];
}
