// What has to be added to a configuration, as lines to paste: each key once, and apart where it must go within one that is there already.

import type { Stub } from './stub-for';

/** A key that is to be added, and where it goes. */
export interface PlacedStub {
  /** The comment above it; empty where it goes to the top. */
  readonly heading: string;
  /** From there. */
  readonly path: readonly string[];
  readonly value: string;
}

/** `written` is the configuration as it is. Nothing of what it has already. */
export function placeStubs(stubs: readonly Stub[], written: unknown): PlacedStub[] {
  return stubs
    .filter(({ path, keeps }) => keeps !== true || valueAt(written, path) === undefined)
    .map(({ path, value }) => {
      const last = path.length - 1;
      const first = path.findIndex(
        (_, index) => index === last || !isRecord(valueAt(written, path.slice(0, index + 1))),
      );
      const at = path.slice(0, first + 1);
      const isThere = valueAt(written, at) !== undefined;
      const within = first === 0 ? '' : `// within \`${path.slice(0, first).join('.')}\`:`;
      const heading = isThere ? `// in the place of \`${at.join('.')}\`:` : within;
      return { heading, path: path.slice(first), value };
    });
}

/** The same key twice is one. */
export function snippetOf(stubs: readonly PlacedStub[]): string {
  const headings = [...new Set(stubs.map(({ heading }) => heading))].sort();
  return headings
    .flatMap((heading) => [
      ...(heading === '' ? [] : [heading]),
      ...linesOf(treeOf(stubs.filter((stub) => stub.heading === heading))),
    ])
    .join('\n');
}

/** By key, its value as it is written, or the keys within it. */
type Tree = Map<string, Tree | string>;

function treeOf(stubs: readonly PlacedStub[]): Tree {
  const top: Tree = new Map();
  for (const { path, value } of stubs) {
    let at = top;
    for (const key of path.slice(0, -1)) {
      const next = (at.get(key) as Tree | undefined) ?? new Map<string, Tree | string>();
      at.set(key, next);
      at = next;
    }
    at.set(path.at(-1) ?? '', value);
  }
  return top;
}

const WIDTH = 100;

function linesOf(tree: Tree): string[] {
  return [...tree].flatMap(([key, value]) => {
    const name = /^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`;
    if (typeof value === 'string') return [`${name}: ${value},`];
    const inner = linesOf(value);
    const joined = `${name}: { ${inner.join(' ').replace(/,$/, '')} },`;
    return inner.length === value.size && (inner.length === 1 || joined.length <= WIDTH)
      ? [joined]
      : [`${name}: {`, ...inner.map((line) => `  ${line}`), '},'];
  });
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
