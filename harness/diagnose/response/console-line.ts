// A line of a browser's console: that a request was answered with 401, or that a preflight failed.

import { seen } from '../../checks/sign';
import type { Sign } from '../../contract/check';
import { pathOf, type ReadForm } from './pasted';

/** Chromium's and Firefox's words for what a preflight lacked. */
const PREFLIGHTS: readonly (readonly [RegExp, string])[] = [
  [
    /Request header field authorization is not allowed|header .authorization. is not allowed/i,
    'header refused',
  ],
  [
    /No 'Access-Control-Allow-Origin' header|CORS header .Access-Control-Allow-Origin. missing|Access-Control-Allow-Origin' header has a value/i,
    'origin refused',
  ],
  [/does not have HTTP ok status|CORS preflight response did not succeed/i, 'passed on'],
];

const REFUSED = /status of 401|\b401 \(|HTTP\/[\d.]+ 401\b/;
const URL_IN = /https?:\/\/[^\s'"\]]+|\b[\w.-]+\.[a-z]{2,}\/[^\s:]*/i;

export const readConsoleLine: ReadForm = (text, path) => {
  const blocked = /CORS policy|Cross-Origin Request Blocked/i.test(text);
  if (!blocked && !REFUSED.test(text)) return null;
  const url = URL_IN.exec(text)?.[0] ?? path;
  const called = pathOf(/^https?:/.test(url) ? url : `http://${url}`, path);
  const form = "a line of a browser's console";
  if (blocked) return { form, ...originIn(text), signs: preflightSigns(text) };
  const method = /\b(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /.exec(text)?.[1] ?? 'GET';
  return {
    form,
    answer: { request: { method, path: called }, response: { status: 401, headers: {}, body: null } },
  };
};

function preflightSigns(text: string): Sign[] {
  const value = PREFLIGHTS.find(([pattern]) => pattern.test(text))?.[1];
  const refused = /preflight/i.test(text)
    ? [seen('refused request', 'preflight', 'the browser says that the preflight (OPTIONS) failed')]
    : [];
  return value === undefined
    ? refused
    : [
        seen('preflight', value, `the browser says of the preflight: ${value}`),
        ...(value === 'header refused' ? [] : refused),
      ];
}

function originIn(text: string): { origin?: string } {
  const origin = /from origin '([^']+)'/.exec(text)?.[1];
  return origin === undefined ? {} : { origin };
}
