// What `diagnose` can be given. Each part may be missing.

import type { Names } from '../contract/clues';

export interface DiagnoseInputs {
  readonly names: Names;
  /** Base URL of the system. */
  readonly url?: string;
  /** The path that answers 401; where it is missing the URL's own, else the guide's. */
  readonly path?: string;
  readonly token?: string;
  /** The value as the client sent it; empty where it sent none. */
  readonly header?: string;
  /** What the token store holds; empty where that is nothing. */
  readonly stored?: string;
  readonly origin?: string;
  readonly email?: string;
  /** Files. */
  readonly logs?: readonly string[];
  readonly databaseUrl?: string;
  /** File with the environment of the process. */
  readonly environment?: string;
  /** File that should have been loaded. */
  readonly dotenv?: string;
  /** What somebody pasted, and where it comes from. */
  readonly response?: { readonly from: string; readonly read: () => Promise<string> };
}

export const GUIDE_PATH = '/api/auth/validate-session';
