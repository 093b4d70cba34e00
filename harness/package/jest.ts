// `chaos-401/jest`: one call in a test file turns the gate into a project's own tests.

import type { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import { afterAll, describe, test } from '@jest/globals';

export interface GateOptions {
  /** Only these: `cause` (its default variant), `cause/variant` or `cause/*`. Default: all. */
  readonly names?: readonly string[];
  /** The configuration, from the working directory. Default: `chaos401.config.ts` there; without one, the bundled backend. */
  readonly config?: string;
  /** How many variants run at a time. Default: one more than the machine has cores, at most 4. */
  readonly lanes?: number;
  /** Default: `CHAOS401_RUNTIME`, else `embedded`. */
  readonly runtime?: 'embedded' | 'docker' | 'auto';
}

/**
 * Called in a test file: each variant that applies to the backend becomes a test, judged with all its fixes; one that does not is skipped,
 * and its title says why. Each has a time limit of its own, whatever Jest's is.
 */
export function chaos401Gate(options: GateOptions = {}): void {
  const load = pastTheSandbox();
  const root = dirname(load.resolve('chaos-401/package.json'));
  const { assembleNow } = load(join(root, 'harness', 'launch', 'assemble-now.cjs')) as Launcher;
  const { entry, parts } = assembleNow(root, options.config);
  entry.gateTests()(parts, { describe, test, afterAll, fail }, options);
}

/** Of `harness/launch/assemble-now.cjs`; its own types are those of the whole tool. */
interface Launcher {
  readonly assembleNow: (
    root: string,
    configuration: string | undefined,
  ) => {
    readonly entry: {
      readonly gateTests: () => (parts: object, jest: object, options: GateOptions) => void;
    };
    readonly parts: object;
  };
}

/** Jest's registry and its sandbox are none of the business of PostgreSQL's client, of sockets and of children. */
function pastTheSandbox(): NodeJS.Require {
  const outer = runInThisContext('process') as NodeJS.Process;
  const native = outer.getBuiltinModule('node:module') as { readonly createRequire: typeof createRequire };
  return native.createRequire(__filename);
}

/** In the sandbox, whose errors alone Jest shows as a test's own. The stack would lead into the bundle. */
function fail(message: string): never {
  const error = new Error(message);
  error.stack = message;
  throw error;
}
