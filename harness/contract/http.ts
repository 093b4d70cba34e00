// One HTTP message each way, as plain data.

/** Header names are in lower case. */
export interface HttpRequest {
  readonly method: string;
  /** Path with its query, from the origin's root: `/api/auth/login`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON where it is there. */
  readonly body?: unknown;
}

export interface HttpResponse {
  readonly status: number;
  /** Header names are in lower case; a header that came several times is joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed where the content type is JSON, else the text, or null where there is none. */
  readonly body: unknown;
}
