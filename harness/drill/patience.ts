// How long a drill waits for an answer of the target's.

/** Longer than any time limit of the target's for what it does by itself. */
export const PATIENCE_MS = 12_000;
