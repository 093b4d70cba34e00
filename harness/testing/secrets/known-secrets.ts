// All that must stay unseen in the course of a proof: what was planted, and what the stacks made for themselves.

import { findLeaks, type Guarded, type Leak } from '../../support/find-leaks';

/** Longer than any literal that a scenario sends in a token's place. */
const HARMLESS = 20;
/** Passwords are shorter than tokens, and as random: 12 bytes have 16 characters in base64url. */
const SHORTEST = 16;

export class KnownSecrets {
  private readonly values = new Map<string, Guarded>();

  /** What can be no token counts for none: `Bearer undefined`. */
  token(value: string | null): void {
    const token = value?.slice(value.lastIndexOf(' ') + 1) ?? '';
    if (token.length > HARMLESS) this.add('a token', token);
  }

  secret(value: string | null | undefined): void {
    if (typeof value === 'string' && value !== '') this.add('a secret', value.trim());
  }

  password(value: string): void {
    this.add('a password', value);
  }

  /** That of a database's URL. */
  passwordIn(url: string): void {
    this.password(decodeURIComponent(new URL(url).password));
  }

  /** How many there are of each kind. */
  get counts(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {};
    for (const { name } of this.values.values()) counts[name] = (counts[name] ?? 0) + 1;
    return counts;
  }

  leaksIn(text: string): Leak[] {
    return findLeaks(text, [...this.values.values()]);
  }

  private add(name: string, value: string): void {
    if (value.length < SHORTEST)
      throw new RangeError(`${name} of ${value.length} characters is too short to search for.`);
    this.values.set(value, { name, value });
  }
}
