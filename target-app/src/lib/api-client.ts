// The front end's door to the backend: JSON over fetch, with the stored token on every request. Runs in browsers and in Node.

import { TokenRenewal, type RenewalOutcome } from './token-renewal';

/** What of `localStorage` is used. */
export interface TokenStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export interface ApiClientOptions {
  /** Without a slash at its end: `https://api.app.contrezz.com`. */
  readonly baseUrl: string;
  readonly tokens: TokenStore;
  /** The platform's own by default; redirects are followed. */
  readonly fetch?: typeof fetch;
  /** Renews the stored token before it expires, by a timer, until `close`. Off by default; the backend must offer it. */
  readonly refresh?: boolean;
}

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where the answer is JSON, else null. */
  readonly body: unknown;
}

export interface LoginRequest {
  readonly email: string;
  readonly password: string;
}

export const TOKEN_KEY = 'auth_token';

export class ApiClient {
  private readonly renewal: TokenRenewal | null;
  private readonly inFlight = new Set<Promise<ApiAnswer>>();
  /** While the token is renewed, requests wait: the old one ends with it. */
  private renewing: Promise<unknown> | null = null;

  constructor(private readonly options: ApiClientOptions) {
    const parts = { token: () => this.storedToken(), renew: () => this.renew() };
    this.renewal = options.refresh === true ? new TokenRenewal(parts) : null;
    this.tokenChanged();
  }

  /** Rejects with fetch's `TypeError` where no answer came at all. */
  async get(path: string): Promise<ApiAnswer> {
    return this.send('GET', path);
  }

  /** Rejects like `get`. */
  async post(path: string, body?: unknown): Promise<ApiAnswer> {
    return this.send('POST', path, body);
  }

  /** Stores the token where the answer holds one. */
  async login(credentials: LoginRequest): Promise<ApiAnswer> {
    const answer = await this.post('/api/auth/login', credentials);
    const token = tokenIn(answer.body);
    if (answer.status === 200 && token !== null) {
      this.options.tokens.setItem(TOKEN_KEY, token);
      this.tokenChanged();
    }
    return answer;
  }

  /** Forgets the token whatever the backend says. */
  async logout(): Promise<ApiAnswer> {
    const sent = this.storedToken();
    try {
      return await this.post('/api/auth/logout');
    } finally {
      this.forgetToken(sent);
    }
  }

  /** Unless another has taken its place: whoever has logged in meanwhile stays so. */
  forgetToken(token: string | null): void {
    if (this.storedToken() !== token) return;
    this.options.tokens.removeItem(TOKEN_KEY);
    this.tokenChanged();
  }

  /** To be called where somebody else has changed the stored token: on a browser's `storage` event. */
  tokenChanged(): void {
    this.renewal?.tokenChanged();
  }

  /** Ends the renewing; resolves once one that is under way has ended. */
  async close(): Promise<void> {
    this.renewal?.close();
    await this.renewing;
  }

  /** Null where none is stored. It may have lost its worth since. */
  storedToken(): string | null {
    return this.options.tokens.getItem(TOKEN_KEY) || null;
  }

  private async send(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    if (this.renewing !== null) await this.renewing;
    const exchange = this.exchange(method, path, body);
    this.inFlight.add(exchange);
    try {
      return await exchange;
    } finally {
      this.inFlight.delete(exchange);
    }
  }

  /** Never rejects. */
  private renew(): Promise<RenewalOutcome> {
    const renewing = this.askForToken().finally(() => (this.renewing = null));
    this.renewing = renewing;
    return renewing;
  }

  private async askForToken(): Promise<RenewalOutcome> {
    await Promise.allSettled(this.inFlight);
    const old = this.storedToken();
    if (old === null) return 'refused';
    try {
      const { status, body } = await this.exchange('POST', '/api/auth/refresh');
      const token = tokenIn(body);
      // Another tab may have been quicker.
      if (this.storedToken() !== old) return 'renewed';
      if (status === 200 && token !== null) {
        this.options.tokens.setItem(TOKEN_KEY, token);
        return 'renewed';
      }
      return status >= 400 && status < 500 ? 'refused' : 'failed';
    } catch {
      return 'failed';
    }
  }

  private async exchange(method: string, path: string, body?: unknown): Promise<ApiAnswer> {
    const token = this.storedToken();
    const { baseUrl } = this.options;
    // Looked up on each call: in a browser `fetch` must not be called as another object's method.
    const send = this.options.fetch ?? fetch;
    const response = await send(`${baseUrl}${path}`, {
      method,
      headers: {
        Accept: 'application/json',
        ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: parse(await response.text()) };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tokenIn(body: unknown): string | null {
  const has = typeof body === 'object' && body !== null && 'token' in body;
  return has && typeof body.token === 'string' ? body.token : null;
}
