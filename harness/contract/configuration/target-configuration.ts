// What a team writes about its backend: the default export of `chaos401.config.ts`. Everything but a few keys is optional.

import type { Names } from '../clues';
import type { FrontEndSetting, OpenTab, OpenTabSetting } from '../front-end';
import type { TokenPlace, VariableRole } from '../target';
import type { HttpResponse } from '../http';
import type { Session } from '../person';
import type { DatabaseConfiguration } from './database';
import type { LogConfiguration, MetricsConfiguration } from './log';
import type { LooksConfiguration, OtherwiseConfiguration } from './look';
import type { CompanionConfiguration, JobConfiguration, ProcessConfiguration } from './process';
import type {
  PeopleConfiguration,
  ProbeConfiguration,
  SignInConfiguration,
  SignOutConfiguration,
  Step,
} from './sign-in';

/** Names of variables by the roles that they play; null where the backend has none, which is then no gap. */
export type VariableNames = Readonly<Partial<Record<VariableRole, string | null>>>;

export interface TargetConfiguration {
  /** What reports call the backend. Default: the name of its directory. */
  readonly name?: string;
  /** Absolute directory that all paths start from. Default: that of the configuration file. */
  readonly root?: string;
  /** How it is started. */
  readonly process: ProcessConfiguration;
  /** Processes that it needs beside it, by name, in the order of their start. */
  readonly companions?: Readonly<Record<string, CompanionConfiguration>>;
  /** Build context of its image, from `root`, for a bundled process on the Docker runtime. */
  readonly image?: { readonly context: string; readonly dockerfile: string };

  /**
   * The name of the variable that plays each role. Default: `host: 'HOST'`, `port: 'PORT'`, `databaseUrl: 'DATABASE_URL'`, `secret: 'JWT_SECRET'`, and
   * none for all others. A scenario that needs a role that is not named is skipped; where the name is null, it does not apply.
   */
  readonly variables?: VariableNames;
  /** Names of further variables that hold secrets, such as that of refresh tokens: each is given one that nobody knows, and no report shows it. */
  readonly secrets?: readonly string[];
  /** How the value of a lifetime is written. Default: whole seconds. */
  readonly seconds?: 'seconds' | 'milliseconds' | '1s' | ((seconds: number) => string);
  /** How the value of a time limit is written. Default: whole milliseconds. `1ms`: with that unit behind it. */
  readonly milliseconds?: 'milliseconds' | 'seconds' | '1ms' | ((milliseconds: number) => string);
  /** Time limits that the backend has and no variable sets, in ms. Without them, an answer may take the deadline of the run. */
  readonly timeouts?: { readonly connectMs?: number; readonly queryMs?: number };
  /** The front end's origin, which is allowed when nothing is broken. Default: none is sent, and what is about CORS is skipped. */
  readonly origin?: string;

  readonly database: DatabaseConfiguration;
  /** A job that deactivates sessions, with a cut-off that is wrong: it hits fresh ones. */
  readonly aggressiveCleanup?: JobConfiguration;

  readonly people?: PeopleConfiguration;
  /** What makes a user of each of the two people, behind the seed: register, confirm; once for each lane, and before each scenario where the seed is a function. */
  readonly signUp?: Step | readonly Step[];
  /** The login. Tokens are minted afresh for each scenario. */
  readonly signIn: SignInConfiguration;
  readonly signOut?: SignOutConfiguration | ((session: Session) => SignOutConfiguration);
  /** Where the token goes. Default: the header `Authorization`, behind the scheme `Bearer`. */
  readonly token?: TokenPlace;
  /** The request that is judged: a path, or in full; several where more than one matters. */
  readonly probe: string | ProbeConfiguration | readonly [ProbeConfiguration, ...ProbeConfiguration[]];

  /** The header of an answer that names the request. Default: `x-request-id`. */
  readonly requestId?: string | ((response: HttpResponse) => string | null);
  /** Response headers that a whole `Signature` is compared with. Default: all but those of the transport (`date`, `connection`, …). */
  readonly contractHeaders?: (name: string) => boolean;
  /** Default: `none`. */
  readonly log?: LogConfiguration;
  /** Default: `none`. */
  readonly metrics?: 'none' | MetricsConfiguration;

  /** How each condition looks there. */
  readonly looks?: LooksConfiguration;
  /** What counts for a condition that `looks` does not name. Default: `class`. */
  readonly otherwise?: OtherwiseConfiguration;
  /** Conditions (`session-revoked`), variants (`jwt-expired/clock-skew`) or causes (`cors/*`) that cannot befall this backend, each with a sentence why. */
  readonly notApplicable?: Readonly<Record<string, string>>;
  /**
   * What the guide's Checks look for: its own tables, columns, variables and messages (`guide`), or what is called otherwise. Default: the Checks are
   * not run, and what they alone can judge, drills and the matrix, is refused.
   */
  readonly names?: 'guide' | { readonly [Part in keyof Names]?: Partial<Names[Part]> };

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

  /** Folders, from the configuration file, with scenarios of the team's own: `NAME.ts` or `NAME/index.ts`. */
  readonly scenarios?: readonly string[];
  /** The gate is red where fewer variants than that were judged. Default: 1. */
  readonly atLeast?: number;
}

/** Gives the configuration its type. */
export function defineTarget(configuration: TargetConfiguration): TargetConfiguration {
  return configuration;
}
