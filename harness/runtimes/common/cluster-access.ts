// What a lane must know of the PostgreSQL cluster that its database is made in.

import type { Rows } from '../../contract/database';

export interface ClusterAccess {
  /** As the harness reaches it. Read at each use: a cluster that was started again may listen elsewhere. */
  readonly host: string;
  readonly port: number;
  /** As the fault proxy reaches it, where that is another way. */
  readonly upstream?: { readonly host: string; readonly port: number };
  /** File with the server's own log, where there is one here. */
  readonly logPath?: string;
  readonly superuser: { readonly user: string; readonly password: string };
  /** The database with the schema, which lanes' databases are copies of. */
  readonly template: string;
  /** Owns what the schema has made; a lane's role is made a member of it. */
  readonly ownerRole: string;
  /** As superuser, outside any lane's database. */
  query(sql: string): Promise<Rows>;
  /** Of a cluster that one lane has for itself. */
  readonly power?: ClusterPower;
}

export interface ClusterPower {
  smartShutdown(): Promise<void>;
  /** After a smart shutdown: ends it where it still runs, and starts it on the same data, for the fault proxy at the same place. False where there was none. */
  startAgain(): Promise<boolean>;
}
