// Why Docker cannot serve: an error for whoever asked for it, and one clause for the line that says why another was taken.

import { UserError, type UserErrorParts } from '../../../support/user-error';

export interface RefusalParts extends Omit<UserErrorParts, 'to'> {
  readonly to?: string;
  /** In one clause: `no engine listens at /var/run/docker.sock`. */
  readonly clause: string;
}

export class EngineRefusal extends UserError {
  readonly clause: string;

  constructor({ clause, ...parts }: RefusalParts) {
    super({ to: 'use Docker', ...parts });
    this.clause = clause;
  }
}

/** Ends every remedy: what one has without an engine. */
export const OR_EMBEDDED = 'or take --runtime embedded, which needs no engine';
