// The target's processes of one lane.

import type { LineLog } from './log';
import type { VariableRole } from './target';

/** Values by role; null leaves the variable out of the environment. */
export type Settings = Readonly<Partial<Record<VariableRole, string | null>>>;

export interface StartOptions {
  /** What differs from the lane's own environment. */
  readonly variables?: Settings;
  /** Written as a `.env` file into the process's home directory. */
  readonly dotenv?: Readonly<Partial<Record<VariableRole, string>>>;
  /** Working directory: the one with the `.env` file in it (default), or another, which is empty. */
  readonly directory?: 'home' | 'elsewhere';
}

export interface TargetProcess {
  /** Process id, or container id. */
  readonly id: string;
  /** Base URL of the process itself, past the edge. */
  readonly url: string;
  readonly log: LineLog;
  /** File that holds the same lines, for `tail -f`. */
  readonly logPath: string;
  readonly options: StartOptions;
  /** Null while it lives, else how it ended: `exit code 1`, `SIGKILL`. */
  ended(): string | null;
  /** The environment that it was started with, read from the kernel or the container engine. */
  environment(): Promise<Readonly<Record<string, string>>>;
  stop(): Promise<void>;
}

export interface Deployment {
  /** Those that the edge asks, in turn. */
  readonly serving: readonly TargetProcess[];
  /** The process that serves alone when nothing is broken. */
  readonly baseline: TargetProcess;
  /** Starts one more process, healthy when it resolves, and lets the edge ask it alone. */
  restart(options: StartOptions): Promise<TargetProcess>;
  /** Starts one more process and lets the edge ask it in turn with those that serve: it first. */
  addBeside(options: StartOptions): Promise<TargetProcess>;
  /** The baseline serves alone; every other process is stopped. */
  restore(): Promise<void>;
  /** Runs the session clean-up job of the target to its end, with this environment on top of the lane's. */
  runJob(command: JobCommand): Promise<{ readonly exitCode: number; readonly output: string }>;
}

export interface JobCommand {
  /** Source file, from the target's root, that the runtime bundles and runs. */
  readonly bundle: string;
  readonly environment: Readonly<Record<string, string>>;
}
