// A column of a table, as far as its declaration tells what may be written into it.

/** What kind of value it takes; null where its type is one of the schema's own. */
export type ColumnKind = 'boolean' | 'number' | 'uuid' | 'text' | 'time';

export interface Column {
  /** As it must be written in SQL. */
  readonly name: string;
  readonly kind: ColumnKind | null;
  /** True where a row must bring a value for it. */
  readonly isRequired: boolean;
  readonly isUnique: boolean;
  /** Whether it names a row of another table, and then whether it follows that row's key. */
  readonly reference: 'none' | 'fixed' | 'follows';
}

/** What was read of it: `rest` is what stands behind its type, such as `NOT NULL DEFAULT now()`. */
export interface Declaration {
  readonly name: string;
  readonly type: string;
  readonly rest: string;
  /** Default: what `rest` says in SQL's words. */
  readonly isNullable?: boolean;
}

const KINDS: readonly (readonly [ColumnKind, RegExp])[] = [
  ['boolean', /^bool/i],
  ['number', /^(big|small)?(int(?!erval)|serial|incr)|^(num|dec|float|real|double)/i],
  ['uuid', /^uuid/i],
  ['text', /^(text|string|varchar|char|citext)/i],
  ['time', /^(time|date)/i],
];
const BY_ITSELF = /default|generated/i;
const COUNTED = /serial|incr/i;
const NOT_NULL = /not ?null|primary ?key|primary\(/i;
const UNIQUE = /unique|primary|@id\b/i;
const REFERS = /references/i;
const FOLLOWS = /on ?update\W+cascade/i;

export function columnOf({ name, type, rest, isNullable = !NOT_NULL.test(rest) }: Declaration): Column {
  return {
    name: identifier(name),
    kind: KINDS.find(([, pattern]) => pattern.test(type))?.[0] ?? null,
    isRequired: !isNullable && !BY_ITSELF.test(rest) && !COUNTED.test(type),
    isUnique: UNIQUE.test(rest),
    reference: !REFERS.test(rest) ? 'none' : FOLLOWS.test(rest) ? 'follows' : 'fixed',
  };
}

/** PostgreSQL folds what is not quoted to lower case (PostgreSQL's manual, §4.1.1). */
export function identifier(name: string): string {
  return /^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.includes(name) ? name : `"${name}"`;
}

const RESERVED = ['user', 'session_user', 'order', 'group', 'table', 'authorization'];
