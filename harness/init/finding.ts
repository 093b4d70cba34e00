// What `init` puts behind a key, and how it came by it.

/** What can be written as a literal. */
export type Value =
  string | number | boolean | null | RegExp | readonly Value[] | { readonly [key: string]: Value };

export interface Finding<T = Value> {
  readonly value: T;
  /** Where it stands (`package.json, scripts.start`), or what speaks for it. */
  readonly from: string;
  /** True where nothing in the repository says so. */
  readonly isGuess: boolean;
}

export function found<T>(value: T, from: string): Finding<T> {
  return { value, from, isGuess: false };
}

export function guessed<T>(value: T, why: string): Finding<T> {
  return { value, from: why, isGuess: true };
}
