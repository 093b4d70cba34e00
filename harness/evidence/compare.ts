// Compares what was seen with what was expected: whole, field by field.

import type { Difference, Observation } from '../contract/signature';

/**
 * Every place where the two differ, in the order of the expectation. What is there and was not expected is a
 * difference as much as what is missing. Requests are not compared: the expectation is about the answer.
 */
export function compareObservations(expected: Observation, got: Observation): Difference[] {
  return [...walk('', withoutRequests(expected), withoutRequests(got))];
}

/** The same for any two values of plain data; `at` is the JSON pointer of both. */
export function compareValues(at: string, expected: unknown, got: unknown): Difference[] {
  return [...walk(at, expected, got)];
}

function withoutRequests(observation: Observation): unknown {
  const exchanges = observation.exchanges.map(({ role, response, logs }) => ({ role, response, logs }));
  return { ...observation, exchanges };
}

function* walk(at: string, expected: unknown, got: unknown): Generator<Difference> {
  if (Object.is(expected, got)) return;
  if (!isContainer(expected) || !isContainer(got) || Array.isArray(expected) !== Array.isArray(got)) {
    yield { at, ...present('expected', expected), ...present('got', got) };
    return;
  }
  for (const key of new Set([...Object.keys(expected), ...Object.keys(got)])) {
    yield* walk(`${at}/${escapePointer(key)}`, own(expected, key), own(got, key));
  }
}

/** A key may be called as a property that every object has. */
function own(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function present(name: 'expected' | 'got', value: unknown): Partial<Difference> {
  return value === undefined ? {} : { [name]: value };
}

/** RFC 6901 §3. */
export function escapePointer(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
