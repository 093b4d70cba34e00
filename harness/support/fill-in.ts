// Puts values into the `{{…}}` of a text.

import { mapTexts } from './map-texts';
import { UserError } from './user-error';

const PLACEHOLDER = /\{\{\s*([\w.-]+)\s*\}\}/g;

export type Values = Readonly<Record<string, string | undefined>>;

export function hasPlaceholder(text: string): boolean {
  return text.includes('{{');
}

/** `written` is how a value stands in the text. Throws where a placeholder has no value, and says which ones there are. */
export function fillIn(text: string, values: Values, written: (value: string) => string = asIs): string {
  if (!hasPlaceholder(text)) return text;
  return text.replace(PLACEHOLDER, (placeholder, name: string) => {
    const value = values[name];
    if (value !== undefined) return written(value);
    const known = Object.keys(values).filter((one) => values[one] !== undefined);
    throw new UserError({
      to: 'fill in a placeholder',
      why: `${placeholder} has no value here`,
      value: `there are ${known.join(', ')}`,
      remedy: 'Take one of those',
    });
  });
}

/** The same for every text in plain data. */
export function fillInAll<T>(data: T, values: Values): T {
  return mapTexts(data, (text) => fillIn(text, values));
}

/** For SQL: each value is a literal of its own, and needs no quotation marks around it. */
export function fillInSql(sql: string, values: Values): string {
  return fillIn(sql, values, (value) => `'${value.replaceAll("'", "''")}'`);
}

function asIs(value: string): string {
  return value;
}
