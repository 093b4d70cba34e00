// Header lines on their way through the edge: name and value in turn, as Node's `rawHeaders` has them.

import type { EdgeBehaviour } from '../contract/edge';

export type HeaderLines = readonly string[];

/** RFC 9110 §7.6.1, with `proxy-connection`, which old clients send; `connection` may name more. */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'transfer-encoding', 'upgrade'];

/** What HTTP itself and browsers need, so that an allow-list speaks only of the rest. */
const ALWAYS_ALLOWED = [
  'accept',
  'accept-encoding',
  'accept-language',
  'access-control-request-headers',
  'access-control-request-method',
  'content-language',
  'content-length',
  'content-type',
  'expect',
  'host',
  'origin',
  'user-agent',
];

/** The lines without those that belong to one connection alone. */
export function endToEnd(lines: HeaderLines): HeaderLines {
  const named =
    toRecord(lines)
      ['connection']?.split(',')
      .map((name) => name.trim().toLowerCase())
      // Never of one connection alone, whatever a client says: without them the message would be read as another.
      .filter((name) => name !== 'content-length' && name !== 'host') ?? [];
  return withoutNames(lines, new Set([...HOP_BY_HOP, ...named]));
}

/** The lines that the behaviour lets through. */
export function passing(lines: HeaderLines, { strip, allow }: EdgeBehaviour): HeaderLines {
  const kept = strip === undefined ? lines : withoutNames(lines, lowerCased(strip));
  if (allow === undefined) return kept;
  const allowed = new Set([...ALWAYS_ALLOWED, ...lowerCased(allow)]);
  return filterNames(kept, (name) => allowed.has(name));
}

/** By name in lower case; the values of a name that came several times are joined with `, `. */
export function toRecord(lines: HeaderLines): Record<string, string> {
  // A header may be called as a property that every object has.
  const record = new Map<string, string>();
  eachLine(lines, (name, value) => {
    const before = record.get(name.toLowerCase());
    record.set(name.toLowerCase(), before === undefined ? value : `${before}, ${value}`);
  });
  return Object.fromEntries(record);
}

function withoutNames(lines: HeaderLines, names: ReadonlySet<string>): HeaderLines {
  return filterNames(lines, (name) => !names.has(name));
}

function filterNames(lines: HeaderLines, keeps: (name: string) => boolean): HeaderLines {
  const kept: string[] = [];
  eachLine(lines, (name, value) => {
    if (keeps(name.toLowerCase())) kept.push(name, value);
  });
  return kept;
}

function eachLine(lines: HeaderLines, visit: (name: string, value: string) => void): void {
  for (let index = 0; index + 1 < lines.length; index += 2) {
    visit(lines[index] as string, lines[index + 1] as string);
  }
}

function lowerCased(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => name.toLowerCase()));
}
