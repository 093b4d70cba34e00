// The target's processes of one lane.

import type { LineLog } from './log';
import type { Program } from './program';
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
  /** The lines that are judged. */
  readonly log: LineLog;
  /** All that it writes to its standard output and error, where that is not the same. */
  readonly output?: LineLog;
  /** File that holds the same lines, for `tail -f`. */
  readonly logPath: string;
  readonly options: StartOptions;
  /** Null while it lives, else how it ended: `exit code 1`, `SIGKILL`. */
  ended(): string | null;
  /** The environment that it was started with, read from the kernel or the container engine. */
  environment(): Promise<Readonly<Record<string, string>>>;
  /** Its connections to a port, its children's among them, as the kernel's socket table has them. Missing where nobody can tell. */
  connectionsTo?(port: number): Promise<Connections>;
  /** Whether it, or a child of its, is who takes connections at the port of its URL. Missing where nobody can tell. */
  listens?(): boolean;
  /** Resolves once none of its threads runs or is about to: whatever a request made it write is written. Missing where nobody can tell. */
  atRest?(deadlineMs: number): Promise<void>;
  stop(): Promise<void>;
}

export interface Connections {
  readonly established: number;
  /** Closed by the other side, which the process has not taken note of. */
  readonly closing: number;
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
  /** Starts those again that serve and have ended, as a supervisor does. */
  revive(): Promise<void>;
  /** Runs a job of the target to its end, with this environment on top of the lane's. */
  runJob(command: JobCommand): Promise<{ readonly exitCode: number; readonly output: string }>;
}

export interface JobCommand {
  readonly program: Program;
  /** Where it stands in the configuration: `database.seed`. */
  readonly key: string;
  readonly environment: Readonly<Record<string, string>>;
}
