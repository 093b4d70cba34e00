// The runtimes that there are, each with the question whether it can serve here. A new one is one entry more.

import type { Runtime, RuntimeName } from '../contract/runtime';
import type { ImageChoice } from '../runtimes/docker/images';
import { UserError } from '../support/user-error';
import lazy from './lazy.cjs';

export interface Obstacle {
  /** In one clause, for the line that says why another was taken. */
  readonly why: string;
  /** The whole of it, for whoever asked for this runtime. */
  readonly error: UserError;
}

/** What a command says of how a runtime is to be made. */
export interface RuntimeSettings {
  /** Images in the place of the official ones, for Docker. */
  readonly images?: ImageChoice | undefined;
  /** Says one line to the person who waits. */
  readonly note?: ((line: string) => void) | undefined;
}

export interface RuntimeStrategy {
  readonly name: RuntimeName;
  /** Null where it can serve. `deadlineMs` is what it grants to whatever must answer; getting what is missing takes longer, and says so. */
  obstacle(deadlineMs: number, settings: RuntimeSettings): Promise<Obstacle | null>;
  load(settings: RuntimeSettings): Runtime;
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
  async obstacle(deadlineMs, { images = {}, note = () => undefined }) {
    try {
      await lazy.prepareEngine()({ images, note, deadlineMs });
      return null;
    } catch (thrown) {
      if (!(thrown instanceof UserError)) throw thrown;
      return { why: clauseOf(thrown), error: thrown };
    }
  },
  load: ({ images }) => lazy.dockerRuntime()(images),
};

function clauseOf(error: UserError): string {
  return 'clause' in error ? String(error.clause) : error.message;
}

export const RUNTIMES: readonly RuntimeStrategy[] = [embedded, docker];
