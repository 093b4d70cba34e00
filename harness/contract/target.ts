// What a backend is, and how each condition looks there, once its configuration has been read: complete, and without defaults.

import type { Names } from './clues';
import type { HttpRequest, HttpResponse } from './http';
import type { LogRecord } from './log';
import type { FrontEndSetting, OpenTab, OpenTabSetting } from './front-end';
import type { NamedState } from './named-state';
import type { Person, Session } from './person';
import type { Program, Companion } from './program';
import type { Command, SeedSetting, SignInSetting } from './setting';
import type { Signature } from './signature';

/** Roles that environment variables play, whatever a backend calls them. */
export type VariableRole =
  | 'host'
  | 'port'
  | 'databaseUrl'
  | 'secret'
  | 'tokenLifetime'
  | 'sessionLifetime'
  | 'origins'
  | 'corsAllowedHeaders'
  | 'corsPreflightContinue'
  | 'poolMax'
  | 'connectTimeoutMs'
  | 'queryTimeoutMs'
  | 'tokenRefresh'
  | 'sessionHealth'
  | 'environmentValidation';

export type DatabaseStateName =
  | 'sessionRevoked'
  | 'sessionExpired'
  | 'sessionsEmptied'
  | 'sessionRestored'
  | 'sessionExtended'
  | 'sessionWritten'
  | 'userDeleted'
  | 'userRestored'
  | 'userMoved'
  | 'userDeactivated'
  | 'userActivated';

/** Everything about a request that an expectation may speak of. */
export interface Facts {
  readonly method: string;
  /** Path without its query. */
  readonly path: string;
  readonly origin: string | null;
  /** The value that reached the target in the place of the token, scheme included; null where none did. */
  readonly credential: string | null;
  /** The session that the client believes it has. */
  readonly session: Session;
  readonly person: Person;
  /** As the answer names it, or null. */
  readonly requestId: string | null;
}

/** Where the token stands in a request. */
export type TokenPlace =
  | { readonly in: 'header'; readonly name: string; readonly scheme?: string }
  | { readonly in: 'cookie'; readonly name: string }
  | { readonly in: 'query'; readonly name: string };

/** A request that is judged; the client adds the token. */
export interface ProbeRequest extends Pick<HttpRequest, 'method' | 'path' | 'body'> {
  readonly name: string;
  /** Those of the session's `kept` may stand in them. */
  readonly headers?: (session: Session) => Readonly<Record<string, string>>;
}

/** What was seen of a request, for a look that does not say all of it. */
export interface SeenExchange extends Signature {
  /** Every header of the answer, also those that are not of the contract. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What a condition must look like. What a configuration leaves open is as it was `seen`, or neutral where nothing was. */
export interface Look {
  /** `unsaid` gives the status that it must be where the look names none, of the one that was seen. */
  (facts: Facts, seen?: SeenExchange, unsaid?: (status: number) => number): Signature;
  /** True where the process ends of it; `either` where it may. */
  readonly ends?: boolean | 'either';
}

export interface TargetDefinition {
  readonly name: string;
  /** Absolute directory that the paths below start from. */
  readonly root: string;
  readonly process: {
    readonly program: Program;
    /** The whole of the environment beside what `variables` names; nothing of the harness's own leaks in. `{{port}}` and the like may stand in it. */
    readonly environment: Readonly<Record<string, string>>;
    /** Answers one of `statuses` once the process can be asked; or it has written a line that fits. */
    readonly health: {
      readonly path: string;
      readonly statuses: readonly number[];
      readonly line?: RegExp;
      /** In ms; the run's own where it is missing. */
      readonly deadlineMs?: number;
    };
    /** True where it comes up, and answers that, before its database is there: it is then started at the same time. */
    readonly startsWithoutDatabase?: boolean;
    /** True where it reads a `.env` file in its working directory. */
    readonly loadsDotenv?: boolean;
    /** True where it is started again when it has ended. */
    readonly supervised?: boolean;
    readonly companions?: readonly Companion[];
  };
  /** Build context of its image, from `root`, for the Docker runtime. */
  readonly image?: { readonly context: string; readonly dockerfile: string };
  /** The name of the variable that plays each role. A scenario that needs a role that is not named does not apply. */
  readonly variables: Readonly<Partial<Record<VariableRole, string>>>;
  /** Roles that no variable plays there, as its configuration says. */
  readonly absent?: readonly VariableRole[];
  /** Names of further variables that hold secrets. */
  readonly secrets?: readonly string[];
  /** Time limits of its own that no variable sets, in ms. */
  readonly timeouts?: { readonly connectMs?: number; readonly queryMs?: number };
  /** How the values of lifetimes are written. */
  readonly seconds?: (seconds: number) => string;
  /** How the values of time limits are written. */
  readonly milliseconds?: (milliseconds: number) => string;
  /** The front end's origin, which is allowed when nothing is broken; none is sent where it is missing. */
  readonly origin?: string;

  readonly database: {
    readonly schema: Schema;
    readonly sessionsTable?: string;
    readonly usersTable?: string;
    readonly seed: (setting: SeedSetting) => Promise<void>;
    /** Whether it may be left out where the rows are put back that it and the sign-up have written: true where it remembers nothing. */
    readonly seedIsRepeatable?: boolean;
    readonly states: Readonly<Partial<Record<DatabaseStateName, NamedState>>>;
    /** Names of the variables that hold the parts of its URL. */
    readonly variables?: Readonly<Partial<Record<DatabasePart, string>>>;
    /** Written for each process; `variable` holds its path. */
    readonly file?: { readonly template: string; readonly variable?: string };
    /** Appended to its URL behind a question mark. */
    readonly parameters?: string;
  };
  /** A job that deactivates sessions, with a cut-off that is wrong: it hits fresh ones. */
  readonly aggressiveCleanup?: {
    readonly program: Program;
    readonly environment: Readonly<Record<string, string>>;
  };

  /** Fields of the two people that are not made up. */
  readonly people?: {
    readonly user?: Readonly<Record<string, string>>;
    readonly bystander?: Readonly<Record<string, string>>;
  };
  readonly signUp?: (setting: SignInSetting) => Promise<void>;
  /** Rejects where it gives no token. */
  readonly signIn: (setting: SignInSetting) => Promise<Session>;
  readonly signOut?: (session: Session) => Pick<HttpRequest, 'method' | 'path'>;
  readonly token: TokenPlace;
  readonly probe: ProbeRequest;
  readonly moreProbes?: readonly ProbeRequest[];
  /** Sends the probe as the front end does, following redirects and reading its own token store. */
  readonly frontEnd?: (setting: FrontEndSetting) => Promise<void>;
  /** Opens the front end with its renewing of tokens switched on. */
  readonly openTab?: (setting: OpenTabSetting) => OpenTab;
  /** Where it says whether its sessions are as they should be, where that is switched on, and what it then answers. */
  readonly sessionHealth?: {
    readonly path: string;
    readonly well: readonly number[];
    readonly unwell: readonly number[];
  };

  readonly requestId: (response: HttpResponse) => string | null;
  /** Response headers that are compared; all others (`date`, `connection`, …) are the transport's own. */
  readonly contractHeaders: (name: string) => boolean;
  readonly log: {
    /** Null for a line that is not of the log's form. */
    readonly parse: (line: string) => LogRecord | null;
    /** A request that surely writes a line with its id: it ends the window in which lines are awaited. */
    readonly marker?: HttpRequest;
    /** The fingerprint of the secret that a process said it had loaded at its start. */
    readonly secretFingerprint?: (record: LogRecord) => string | null;
    /** How `secretFingerprint` is made of a secret. */
    readonly fingerprintOf?: (secret: string) => string;
    /** Where its lines come from. Default: standard output and standard error. */
    readonly from?: 'stdout' | 'stderr' | { readonly file: string };
    /** True where it has no marker, and its lines are judged all the same: what belongs to a request is told by time. */
    readonly byTime?: boolean;
    /** True where warnings that belong to no request are nobody's business. */
    readonly letsOthersPass?: boolean;
  };
  readonly metrics?: {
    readonly path: string;
    /** Whether a series is a counter that is judged. */
    readonly counts: (series: string) => boolean;
    /** Series of the database pool's gauges. */
    readonly pool?: { readonly total: string; readonly waiting: string; readonly idle: string };
  };

  /** How each condition looks there, by condition or variant, either with `#` and a probe's name behind it. */
  readonly looks: Readonly<Partial<Record<string, Look>>>;
  /** What counts for a condition that `looks` does not name: `class`, that its status is of RFC 9110's class; else it does not apply. */
  readonly otherwise?: 'class';
  /** Conditions, variants and causes (`cors/*`) that cannot befall it, each with a sentence why. */
  readonly notApplicable?: Readonly<Record<string, string>>;
  /** What the guide's Checks look for; they are not run where it is missing. */
  readonly names?: 'guide' | { readonly [Part in keyof Names]?: Partial<Names[Part]> };
  /** Its configuration as it was written, for what is said of its keys. */
  readonly written?: object;
  /** The fewest variants that a gate must have judged. */
  readonly atLeast?: number;
}

export type DatabasePart = 'host' | 'port' | 'user' | 'password' | 'name';

/** Where the tables come from. */
export type Schema =
  /** SQL files, from the target's root. */
  | { readonly files: readonly string[] }
  /** A command against an empty database; `files` decide when it has to be run again. */
  | { readonly command: Command; readonly files: readonly string[] };
