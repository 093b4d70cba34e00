// What a target's front end is given to play its part in a browser, and what it gives back.

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
