// The database of one lane, as the harness reaches it: directly, past the fault proxy.

export interface Rows {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly rowCount: number;
}

export interface DatabaseSession {
  query(sql: string, parameters?: readonly unknown[]): Promise<Rows>;
  close(): Promise<void>;
}

export interface LaneDatabase extends Pick<DatabaseSession, 'query'> {
  readonly name: string;
  /** `postgres://role:password@host:port/name`, past the proxy, for a person's own `psql`. */
  readonly url: string;
  /** The role that the target uses: no superuser, of this lane alone. */
  readonly role: string;
  /** File with the server's own log, where there is one here. */
  readonly logPath?: string;
  /** Where the server itself listens, past the proxy, as seen from the harness. */
  readonly direct: { readonly host: string; readonly port: number };
  /** Opens one more connection as superuser, for what must stand beside `query` (a lock that is held). */
  openSession(): Promise<DatabaseSession>;
  /** Opens a direct connection as the target's role. Rejects with the server's own error (`code` is the SQLSTATE). */
  openSessionAsRole(): Promise<DatabaseSession>;
  /** Gives the role another password, or its own one back. */
  changePassword(to: 'another' | 'its own'): Promise<void>;
  /**
   * A smart shutdown of the whole cluster: new connections are turned away with 57P03, open ones live on.
   * Present only where the lane has a cluster of its own. Resolves as soon as the order was given.
   */
  readonly smartShutdown?: () => Promise<void>;
  /** Ends the shutdown and starts the cluster again, on the same data and, for the fault proxy, at the same place. */
  readonly startAgain?: () => Promise<void>;
}
