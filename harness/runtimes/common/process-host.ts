// What a runtime must be able to do with the target's processes of one lane.

import type { JobCommand, StartOptions, TargetProcess } from '../../contract/deployment';
import type { Values } from '../../support/fill-in';

export interface Listening {
  readonly host: string;
  readonly port: string;
  /** Where the file will stand that tells the process of its database. */
  readonly databaseFile?: string;
}

export interface StartRequest {
  readonly options: StartOptions;
  /** The whole environment, once it is known where the process is to listen. */
  readonly environment: (listening: Listening) => Readonly<Record<string, string>>;
  /** What `{{…}}` stands for in its command and its database file. */
  readonly values: (listening: Listening) => Values;
  /** Text of the `.env` file in its home directory, or null for none. */
  readonly dotenv: string | null;
}

export interface ProcessHost {
  /** Resolves when the process is healthy. Rejects with a `UserError`, and nothing is left of it then. */
  start(request: StartRequest): Promise<TargetProcess>;
  runJob(job: JobCommand): Promise<{ readonly exitCode: number; readonly output: string }>;
}
