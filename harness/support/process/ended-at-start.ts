// A process that ended before it could be asked anything.

import { UserError, type UserErrorParts } from '../user-error';

export class EndedAtStart extends UserError {
  constructor(
    parts: UserErrorParts,
    /** `exit code 1`, `SIGKILL`. */
    readonly how: string,
    /** All that it wrote. */
    readonly lines: readonly string[],
  ) {
    super(parts);
    this.name = 'EndedAtStart';
  }
}
