// What a runtime must be able to do with the target's processes of one lane.

import type { JobCommand, StartOptions, TargetProcess } from '../../contract/deployment';

export interface Listening {
  readonly host: string;
  readonly port: string;
}

export interface StartRequest {
  readonly options: StartOptions;
  /** The whole environment, once it is known where the process is to listen. */
  readonly environment: (listening: Listening) => Readonly<Record<string, string>>;
  /** Text of the `.env` file in its home directory, or null for none. */
  readonly dotenv: string | null;
}

export interface ProcessHost {
  /** Resolves when the process is healthy. Rejects with a `UserError`, and nothing is left of it then. */
  start(request: StartRequest): Promise<TargetProcess>;
  runJob(job: JobCommand): Promise<{ readonly exitCode: number; readonly output: string }>;
}
