// Renews a token before it expires: when to, and what becomes of a try that fails.

/** `refused`: the backend will not, now or later. `failed`: no answer, or one about something else. */
export type RenewalOutcome = 'renewed' | 'refused' | 'failed';

export interface RenewalParts {
  /** The token that is stored now, or null. */
  readonly token: () => string | null;
  /** Asks for a new one and stores it. */
  readonly renew: () => Promise<RenewalOutcome>;
}

/** Half of the time that is left: a failed try has a second one, and a third. */
const SHARE = 0.5;
/** No sooner, lest a token that is about to expire makes a storm of requests. */
const LEAST_MS = 250;
/** The longest that a timer takes. */
const MOST_MS = 2 ** 31 - 1;

export class TokenRenewal {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private expiresAt = 0;
  private closed = false;

  constructor(private readonly parts: RenewalParts) {}

  /** To be called whenever another token is stored. */
  tokenChanged(): void {
    const token = this.parts.token();
    const left = token === null ? null : timeLeft(token);
    this.expiresAt = left === null ? 0 : Date.now() + left;
    this.schedule();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }

  private schedule(): void {
    clearTimeout(this.timer);
    const left = this.expiresAt - Date.now();
    if (this.closed || left <= 0) return;
    this.timer = setTimeout(() => void this.renew(), Math.min(MOST_MS, Math.max(LEAST_MS, left * SHARE)));
  }

  private async renew(): Promise<void> {
    const outcome = await this.parts.renew();
    if (outcome === 'renewed') this.tokenChanged();
    if (outcome === 'failed') this.schedule();
  }
}

/**
 * In ms; null where the token does not say when it expires (RFC 7519 §4.1.4). A user's clock may be wrong: never more than
 * the token's whole life, and that where the clock says that it is over.
 */
function timeLeft(token: string): number | null {
  const { iat, exp } = claimsOf(token);
  if (exp === undefined) return null;
  const left = exp * 1000 - Date.now();
  const life = iat === undefined ? left : (exp - iat) * 1000;
  return left > 0 ? Math.min(left, life) : life;
}

function claimsOf(token: string): { readonly iat?: number; readonly exp?: number } {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { iat, exp } = JSON.parse(atob(payload)) as Record<string, unknown>;
    return { ...(typeof iat === 'number' ? { iat } : {}), ...(typeof exp === 'number' ? { exp } : {}) };
  } catch {
    return {};
  }
}
