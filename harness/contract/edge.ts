// The reverse proxy in front of the target, as production has one.

/** One request as the edge saw it. Header names are in lower case. */
export interface EdgeRecord {
  readonly method: string;
  readonly path: string;
  /** Header lines as the client sent them. */
  readonly received: Readonly<Record<string, string>>;
  /** Header lines as they went to the target; null where the edge answered by itself. */
  readonly forwarded: Readonly<Record<string, string>> | null;
  /** URL of the target that answered, or null. */
  readonly upstream: string | null;
  /** The status that went to the client; 0 where it gave up before there was one. */
  readonly status: number;
}

/** How requests are treated on their way. */
export interface EdgeBehaviour {
  /** Names of request headers that are taken out. */
  readonly strip?: readonly string[];
  /** Names of the only request headers that pass, beside those that HTTP itself needs (`host`, `content-length`, …). */
  readonly allow?: readonly string[];
  /** Answers each request with a 307 to the same path at the edge's other origin, which passes everything on. */
  readonly redirect?: boolean;
  /** Answers each request by itself, as a gateway does that refuses, limits or is overloaded. */
  readonly refuse?: { readonly status: 403 | 429 | 503 };
}

export interface Edge {
  /** `http://127.0.0.1:PORT`, which stays the same whatever stands behind it. */
  readonly url: string;
  /** Every request since the lane's last reset, oldest first. */
  readonly records: readonly EdgeRecord[];
  /** Base URLs of the targets, asked in turn, beginning with the first. */
  route(upstreams: readonly string[]): void;
  /** Replaces the behaviour; `{}` passes everything on unchanged. */
  behave(behaviour: EdgeBehaviour): void;
  readonly behaviour: EdgeBehaviour;
  /** Forgets the records and passes everything on. */
  reset(): void;
  close(): Promise<void>;
}
