// Puts a JSON value into named fields the way Go's encoding/json fills a struct, with its error messages.
import { badBody } from '../proxy/api-error';
import type { JsonValue } from './json-value';
import { parseJson } from './parse-json';

/** Gives the first fault that it meets to `report`, and goes on. `null` never reaches a field: Go leaves it alone. */
export type Field = (value: JsonValue, report: (what: string, type: string) => void) => void;

export interface Shape {
  /** Of the whole, as Go prints it: `toxiproxy.Proxy`. */
  readonly type: string;
  /** In front of a field's name in messages: `Proxy`. */
  readonly struct: string;
  /** Between the two, where the struct is a field of another: `attributes.`. */
  readonly path?: string;
  /** By their names in JSON, which match in any case. */
  readonly fields: Readonly<Record<string, Field>>;
}

/** Fills what can be filled, then throws an `ApiError` (400) with the first fault. */
export function decodeBody(body: Buffer, fill: (value: JsonValue, faults: string[]) => void): void {
  const faults: string[] = [];
  try {
    fill(parseJson(body), faults);
  } catch (fault) {
    throw badBody((fault as Error).message);
  }
  const [first] = faults;
  if (first !== undefined) throw badBody(`json: cannot unmarshal ${first}`);
}

export function fillShape(value: JsonValue, shape: Shape, faults: string[]): void {
  if (value.kind === 'null') return;
  if (value.kind !== 'object') {
    faults.push(`${value.kind} into Go value of type ${shape.type}`);
    return;
  }
  const fields = new Map(
    Object.entries(shape.fields).map(([name, field]) => [name.toLowerCase(), { name, field }]),
  );
  for (const [key, entry] of value.entries) {
    const known = fields.get(key.toLowerCase());
    if (known === undefined || entry.kind === 'null') continue;
    const place = `${shape.struct}.${shape.path ?? ''}${known.name}`;
    known.field(entry, (what, type) => faults.push(`${what} into Go struct field ${place} of type ${type}`));
  }
}

export function stringField(set: (value: string) => void): Field {
  return (value, report) => (value.kind === 'string' ? set(value.value) : report(value.kind, 'string'));
}

export function boolField(set: (value: boolean) => void): Field {
  return (value, report) => (value.kind === 'bool' ? set(value.value) : report(value.kind, 'bool'));
}

/** `type` is Go's name of the struct that the object stands for. */
export function objectField(type: string, fill: (value: JsonValue) => void): Field {
  return (value, report) => (value.kind === 'object' ? fill(value) : report(value.kind, type));
}

const SMALLEST_INT64 = -(2n ** 63n);
const LARGEST_INT64 = 2n ** 63n - 1n;

/** Whole numbers of 64 bits; those beyond 2^53 lose their last digits here. */
export function integerField(type: 'int64' | 'int', set: (value: number) => void): Field {
  return (value, report) => {
    if (value.kind !== 'number') return report(value.kind, type);
    const whole = /^-?\d+$/.test(value.literal) ? BigInt(value.literal) : undefined;
    if (whole === undefined || whole < SMALLEST_INT64 || whole > LARGEST_INT64)
      return report(`number ${value.literal}`, type);
    set(Number(whole));
  };
}

export function float32Field(set: (value: number) => void): Field {
  return (value, report) => {
    if (value.kind !== 'number') return report(value.kind, 'float32');
    const number = Math.fround(Number(value.literal));
    if (!Number.isFinite(number)) return report(`number ${value.literal}`, 'float32');
    set(number);
  };
}
