// What a runtime must be able to do with the target's processes of one lane.

import type { StartOptions, TargetProcess } from '../../contract/deployment';
import type { Program } from '../../contract/program';
import type { Values } from '../../support/text/fill-in';
import type { Hider } from '../../support/secrets/hide-secrets';

export interface Listening {
  readonly host: string;
  readonly port: string;
  /** Where the file will stand that tells the process of its database. */
  readonly databaseFile?: string;
}

/** What a process is told. */
export interface Told {
  /** The whole environment, once it is known where the process is to listen. */
  readonly environment: (listening: Listening) => Readonly<Record<string, string>>;
  /** What `{{…}}` stands for in its command and its database file. */
  readonly values: (listening: Listening) => Values;
  /** Hides in a text what nobody may read of all that. */
  readonly secrets: Hider;
}

export interface StartRequest extends Told {
  readonly options: StartOptions;
  /** Text of the `.env` file in its home directory, or null for none. */
  readonly dotenv: string | null;
}

export interface JobRequest extends Told {
  readonly program: Program;
  /** Where it stands in the configuration. */
  readonly key: string;
}

export interface ProcessHost {
  /** Resolves when the process is healthy. Rejects with a `UserError`, and nothing is left of it then. */
  start(request: StartRequest): Promise<TargetProcess>;
  runJob(job: JobRequest): Promise<{ readonly exitCode: number; readonly output: string }>;
}
