// Proof, independent of the answer that is judged, that a fault is in place.

export interface Receipt {
  /** One sentence: `sessions.isActive is false`. */
  readonly summary: string;
  /** What was read, as plain data without a token, secret or password. */
  readonly [evidence: string]: unknown;
}
