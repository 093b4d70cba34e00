// Puts values into the `{{…}}` of a text.

import { mapTexts } from './map-texts';
import { UserError } from '../user-error';

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

export type Values = Readonly<Record<string, string | undefined>>;

export function hasPlaceholder(text: string): boolean {
  return text.includes('{{');
}

export interface FillingIn {
  /** How a value stands in the text. */
  readonly written?: (value: string) => string;
  /** Where the text stands in the configuration; errors name it. */
  readonly key?: string | undefined;
}

/** Throws where a placeholder has no value, and says which ones there are. */
export function fillIn(text: string, values: Values, { written = asIs, key }: FillingIn = {}): string {
  if (!hasPlaceholder(text)) return text;
  return text.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = values[name];
    if (value !== undefined) return written(value);
    const known = Object.keys(values).filter((one) => values[one] !== undefined);
    throw new UserError({
      to: `fill in ${key ?? 'a placeholder'}`,
      why: `${placeholder} has no value here`,
      value: known.length === 0 ? 'there are none' : `there are ${known.join(', ')}`,
      remedy: known.length === 0 ? 'Write out what is to stand there' : 'Take one of those',
    });
  });
}

/** A message without the names of the placeholders that there are: some read like keys of a configuration. */
export function withoutKnownNames(message: string): string {
  return message.replaceAll(/ has no value here \(there are [^()]*\)/g, ' has no value here');
}

/** The same for every text in plain data, which stands at `key`. */
export function fillInAll<T>(data: T, values: Values, key?: string): T {
  return mapTexts(data, (text, at) =>
    fillIn(text, values, { key: key === undefined ? undefined : `${key}${at}` }),
  );
}

/** For SQL: each value is a literal of its own, and needs no quotation marks around it. */
export function fillInSql(sql: string, values: Values, key?: string): string {
  return fillIn(sql, values, { written: (value) => `'${value.replaceAll("'", "''")}'`, key });
}

function asIs(value: string): string {
  return value;
}
