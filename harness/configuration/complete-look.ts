// What a condition must look like, made whole: whatever the configuration leaves open is as it was seen.

import { types } from 'node:util';
import type { LookConfiguration, LookFunction, LookLine, LookObject } from '../contract/configuration';
import type { HttpResponse } from '../contract/http';
import { NOTHING_SEEN } from '../contract/look-for';
import type { LogEntry, Signature } from '../contract/signature';
import type { Facts, Look, SeenExchange } from '../contract/target';
import { listed } from '../registry/listed';
import { givenLookFaults } from '../registry/target/look-form';
import { UserError } from '../support/user-error';
import { errorAt } from './at-key';
import { lowerCased } from './lower-cased';

/** `name` is where it stands in `looks`. */
export function completeLook(name: string, look: LookConfiguration): Look {
  if (typeof look !== 'function') {
    const whole: Look = (_facts, seen, unsaid) => filled(look, seen, unsaid);
    return look.ends === undefined ? whole : Object.assign(whole, { ends: look.ends });
  }
  return (facts, seen, unsaid) => {
    const said = given(`looks.${name}`, look, facts);
    if (!('response' in said)) return filled(said, seen, unsaid);
    const { response } = said;
    return { ...said, response: { ...response, headers: lowerCased(response.headers) } };
  };
}

/** What the function gives for this very request. Throws a `UserError` where that is no look. */
function given(key: string, look: LookFunction, facts: Facts): LookObject | Signature {
  const said = calledAt(key, () => look(facts));
  // What becomes of a promise is nobody's business once it is refused.
  if (types.isPromise(said)) said.catch(() => undefined);
  const faults = givenLookFaults(said, key);
  if (faults.length > 0) throw new UserError(listed('judge an answer', faults));
  return said;
}

function calledAt<T>(key: string, call: () => T): T {
  try {
    return call();
  } catch (thrown) {
    throw errorAt(key, thrown);
  }
}

function filled(
  look: LookObject,
  seen: SeenExchange = NOTHING_SEEN,
  unsaid: (status: number) => number = asItWas,
): Signature {
  const { status } = seen.response;
  return {
    response: {
      status: look.status === undefined ? unsaid(status) : statusOf(look.status, status),
      headers: headersOf(look.headers, seen),
      body: look.body === undefined ? seen.response.body : matched(look.body, seen.response.body),
    },
    logs: look.logs?.map((line, index) => lineOf(line, seen.logs[index])) ?? seen.logs,
    metric: look.metric ?? seen.metric,
  };
}

/** Of a class that was not met, the status that stands for it. */
const STANDS_FOR = { '2xx': 200, '4xx': 400, '401': 401, '5xx': 500 } as const;

function statusOf(wanted: NonNullable<LookObject['status']>, seen: number): number {
  if (typeof wanted === 'number') return wanted;
  const fits = wanted === '401' ? seen === STANDS_FOR[wanted] : Math.floor(seen / 100) === Number(wanted[0]);
  return fits ? seen : STANDS_FOR[wanted];
}

function headersOf(wanted: LookObject['headers'] = {}, seen: SeenExchange): HttpResponse['headers'] {
  const headers: Record<string, string> = { ...seen.response.headers };
  for (const [name, value] of Object.entries(lowerCased(wanted))) {
    if (value === null) delete headers[name];
    else headers[name] = String(matched(value, seen.headers[name]));
  }
  return headers;
}

function lineOf(wanted: LookLine, seen: LogEntry = {}): LogEntry {
  return {
    ...seen,
    ...Object.fromEntries(Object.entries(wanted).map(([key, value]) => [key, matched(value, seen[key])])),
  };
}

/** What was wanted; where it is a RegExp that fits what was seen, that. */
function matched(wanted: unknown, seen: unknown): unknown {
  if (types.isRegExp(wanted)) return typeof seen === 'string' && wanted.test(seen) ? seen : String(wanted);
  if (Array.isArray(wanted))
    return wanted.map((item, index) => matched(item, Array.isArray(seen) ? seen[index] : undefined));
  if (typeof wanted !== 'object' || wanted === null) return wanted;
  return Object.fromEntries(
    Object.entries(wanted).map(([key, value]) => [
      key,
      matched(value, (seen as Record<string, unknown> | null | undefined)?.[key]),
    ]),
  );
}

function asItWas(status: number): number {
  return status;
}
