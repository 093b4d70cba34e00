// What a condition must look like, made whole: whatever the configuration leaves open is as it was seen.

import type { LookConfiguration, LookLine, LookObject } from '../contract/configuration';
import type { HttpResponse } from '../contract/http';
import type { LogEntry, Signature } from '../contract/signature';
import type { Look, SeenExchange } from '../contract/target';

const NOTHING_SEEN: SeenExchange = {
  response: { status: 0, headers: {}, body: null },
  headers: {},
  logs: [],
  metric: {},
};

export function completeLook(look: LookConfiguration): Look {
  if (typeof look !== 'function') {
    const whole: Look = (_facts, seen) => filled(look, seen);
    return look.ends === undefined ? whole : Object.assign(whole, { ends: look.ends });
  }
  return (facts, seen) => {
    const said = look(facts);
    return 'response' in said ? said : filled(said, seen);
  };
}

function filled(look: LookObject, seen: SeenExchange = NOTHING_SEEN): Signature {
  return {
    response: {
      status: statusOf(look.status, seen.response.status),
      headers: headersOf(look.headers, seen),
      body: look.body === undefined ? seen.response.body : matched(look.body, seen.response.body),
    },
    logs: look.logs?.map((line, index) => lineOf(line, seen.logs[index])) ?? seen.logs,
    metric: look.metric ?? seen.metric,
  };
}

/** Of a class that was not met, the status that stands for it. */
const STANDS_FOR = { '2xx': 200, '4xx': 400, '401': 401, '5xx': 500 } as const;

function statusOf(wanted: LookObject['status'], seen: number): number {
  if (typeof wanted === 'number') return wanted;
  if (wanted === undefined) return seen;
  const fits = wanted === '401' ? seen === STANDS_FOR[wanted] : Math.floor(seen / 100) === Number(wanted[0]);
  return fits ? seen : STANDS_FOR[wanted];
}

function headersOf(wanted: LookObject['headers'] = {}, seen: SeenExchange): HttpResponse['headers'] {
  const headers: Record<string, string> = { ...seen.response.headers };
  for (const [name, value] of Object.entries(wanted)) {
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
  if (isRegExp(wanted)) return typeof seen === 'string' && wanted.test(seen) ? seen : String(wanted);
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

/** Also one of another realm, as a configuration's may be. */
function isRegExp(value: unknown): value is RegExp {
  return Object.prototype.toString.call(value) === '[object RegExp]';
}
