// An error for people: what failed, why, with which value, and what to do about it. Printed without a stack.

export interface UserErrorParts {
  /** What could not be done, as a verb phrase: `start PostgreSQL`. */
  readonly to: string;
  /** Why, in plain words. One that ends with lines of a log ends with a line break: what follows then stands below them. */
  readonly why: string;
  /** The offending value, shown in brackets. Never a secret. */
  readonly value?: string | undefined;
  /** The remedy, as an imperative sentence without its full stop. */
  readonly remedy: string;
  /** 2: the surroundings do not let it run (default). 64: wrong usage (EX_USAGE of sysexits.h). */
  readonly exitCode?: 2 | 64 | undefined;
  readonly cause?: unknown;
}

/** Reads `Failed to X: why (the value). Do Y.` */
export class UserError extends Error {
  readonly exitCode: 2 | 64;

  constructor(parts: UserErrorParts) {
    super(`Failed to ${parts.to}: ${parts.why}${afterWhy(parts)}${parts.remedy}.`, { cause: parts.cause });
    this.name = 'UserError';
    this.exitCode = parts.exitCode ?? 2;
  }
}

function afterWhy({ why, value }: UserErrorParts): string {
  const shown = value === undefined ? '' : `(${value})`;
  if (why.endsWith('\n')) return shown === '' ? '' : `${shown}. `;
  return shown === '' ? '. ' : ` ${shown}. `;
}

/** The message of anything that was thrown; an `AggregateError` without a message gives those of its parts. */
export function messageOf(thrown: unknown): string {
  if (thrown instanceof AggregateError && thrown.message === '')
    return thrown.errors.map(messageOf).join('; ');
  return thrown instanceof Error ? thrown.message : String(thrown);
}
