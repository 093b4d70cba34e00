// The runtimes that there are, each with the question whether it can serve here. A new one is one entry more.

import type { Runtime, RuntimeName } from '../contract/runtime';
import { UserError } from '../support/user-error';
import lazy from './lazy.cjs';

export interface Obstacle {
  /** In one clause, for the line that says why another was taken. */
  readonly why: string;
  /** The whole of it, for whoever asked for this runtime. */
  readonly error: UserError;
}

export interface RuntimeStrategy {
  readonly name: RuntimeName;
  /** Null where it can serve. Answers within `deadlineMs`. */
  obstacle(deadlineMs: number): Promise<Obstacle | null>;
  load(): Runtime;
}

const embedded: RuntimeStrategy = {
  name: 'embedded',
  async obstacle() {
    try {
      lazy.findPlatformPackage()();
      return null;
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      return { why: 'no PostgreSQL for this platform is installed', error: thrown };
    }
  },
  load: () => lazy.embeddedRuntime(),
};

const docker: RuntimeStrategy = {
  name: 'docker',
  async obstacle() {
    const why = 'it is not there yet in this version';
    const remedy = 'Use --runtime embedded, or leave it out';
    return { why, error: new UserError({ to: 'use the Docker runtime', why, remedy }) };
  },
  load() {
    throw new Error('The Docker runtime is not there yet.');
  },
};

export const RUNTIMES: readonly RuntimeStrategy[] = [embedded, docker];
