// The configuration that `init` is going to write: keys in order, each with what it came from.

import type { Finding, Value } from './finding';

export interface Line {
  readonly key: string;
  readonly finding: Finding<Value>;
}

export interface Group {
  readonly key: string;
  readonly parts: readonly Part[];
}

/** What was not found, and what to write where there is such a thing. */
export interface Gap {
  readonly gap: string;
}

export type Part = Line | Group | Gap;

/** Nothing where nothing was found. */
export function line(key: string, finding: Finding<Value> | null): readonly Line[] {
  return finding === null ? [] : [{ key, finding }];
}

/** Nothing where no part is in it. */
export function group(key: string, parts: readonly Part[]): readonly Group[] {
  return parts.length === 0 ? [] : [{ key, parts }];
}

/** Every line with its whole path: `process.health`. */
export function linesOf(parts: readonly Part[], above = ''): { path: string; finding: Finding<Value> }[] {
  return parts.flatMap((part) => {
    if ('gap' in part) return [];
    const path = `${above}${part.key}`;
    return 'parts' in part ? linesOf(part.parts, `${path}.`) : [{ path, finding: part.finding }];
  });
}
