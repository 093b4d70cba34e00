// What a backend is, and how each condition looks there. One file of this form describes one backend.

import type { Condition } from './condition';
import type { HttpRequest, HttpResponse } from './http';
import type { LogRecord } from './log';
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

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

export interface Session {
  readonly token: string;
  readonly userId: string;
}

/** SQL with its parameters, in `pg`'s form. */
export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly unknown[];
}

/** Whom and what a database state is about. */
export interface Subject {
  readonly session: Session;
  readonly person: Person;
  /** A UUID that nobody has. */
  readonly freshId: string;
}

/** A state of the database with a name: how to bring it about, and how to see that it is there. */
export interface DatabaseState {
  /** Must touch at least one row, but for `TRUNCATE`, which does not say. */
  readonly apply: (subject: Subject) => Statement;
  /** A `SELECT` that shows it … */
  readonly read: (subject: Subject) => Statement;
  /** … and whether its rows do. */
  readonly holds: (rows: readonly Readonly<Record<string, unknown>>[], subject: Subject) => boolean;
  /** One sentence for the receipt: `sessions.isActive is false`. */
  readonly says: string;
}

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
  | { readonly in: 'cookie'; readonly name: string };

/** What the front end of the target is given to play its part in a browser. */
export interface FrontEndSetting {
  readonly baseUrl: string;
  readonly token: string | null;
  readonly fetch: typeof fetch;
}

/** The front end in a browser's tab that stays open. */
export interface OpenTabSetting {
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  readonly tokens: { get(): string | null; set(token: string | null): void };
}

export interface OpenTab {
  /** Tells it that somebody else has stored a token. */
  tokenStored(): void;
  /** Resolves once nothing that it does is under way. */
  close(): Promise<void>;
}

export interface TargetDefinition {
  readonly name: string;
  /** Absolute directory that the paths below start from: `__dirname`. */
  readonly root: string;
  readonly process: {
    /** Source file that is bundled to one file and run by Node. */
    readonly bundle: string;
    /** The whole of the environment beside what `variables` names; nothing of the harness's own leaks in. */
    readonly environment: Readonly<Record<string, string>>;
    /** Answers one of `statuses` once the process can be asked. */
    readonly health: { readonly path: string; readonly statuses: readonly number[] };
    /** Tells the line of its log that it writes once it listens. Without it, `health` is asked until it answers. */
    readonly announces?: (line: string) => boolean;
    /** True where it comes up, and answers that, before its database is there: it is then started at the same time. */
    readonly startsWithoutDatabase?: boolean;
    /** True where it reads a `.env` file in its working directory. */
    readonly loadsDotenv?: boolean;
  };
  /** Build context of its image, from `root`, for the Docker runtime. */
  readonly image?: { readonly context: string; readonly dockerfile: string };
  /** The name of the variable that plays each role. A scenario that needs a role that is not named does not apply. */
  readonly variables: Readonly<Partial<Record<VariableRole, string>>> & { readonly port: string };
  /** How the values of lifetimes are written. */
  readonly seconds?: (seconds: number) => string;
  /** The front end's origin, which is allowed when nothing is broken. */
  readonly origin: string;

  readonly database: {
    /** SQL file, from `root`. */
    readonly schema: string;
    readonly sessionsTable?: string;
    readonly usersTable?: string;
    /** Empties the tables and writes these people, without any session. */
    readonly seed: (people: readonly Person[]) => Promise<readonly Statement[]>;
    readonly states: Readonly<Partial<Record<DatabaseStateName, DatabaseState>>>;
  };
  /** A job that deactivates sessions, with a cut-off that is wrong: it hits fresh ones. */
  readonly aggressiveCleanup?: {
    readonly bundle: string;
    readonly environment: Readonly<Record<string, string>>;
  };

  readonly signIn: {
    readonly request: (person: Person) => HttpRequest;
    /** Throws where the answer holds none. */
    readonly session: (response: HttpResponse) => Session;
  };
  readonly signOut?: (session: Session) => Pick<HttpRequest, 'method' | 'path'>;
  readonly token: TokenPlace;
  /** The request that is judged; the client adds the token. */
  readonly probe: Pick<HttpRequest, 'method' | 'path'>;
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
  };
  readonly metrics?: {
    readonly path: string;
    /** Whether a series is a counter that is judged. */
    readonly counts: (series: string) => boolean;
    /** Series of the database pool's gauges. */
    readonly pool?: { readonly total: string; readonly waiting: string; readonly idle: string };
  };

  /** How each condition looks there. One that is not named does not apply. */
  readonly looks: Readonly<Partial<Record<Condition, (facts: Facts) => Signature>>>;
}

/** Gives the definition its type. */
export function defineTarget(definition: TargetDefinition): TargetDefinition {
  return definition;
}
