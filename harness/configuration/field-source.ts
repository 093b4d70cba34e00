// Takes a value out of an answer: by JSON pointer, from a cookie, or from a header.

import type { FieldSource } from '../contract/configuration';
import type { HttpResponse } from '../contract/http';
import { pointTo } from '../support/text/json-pointer';
import { shapeOf } from '../support/shape-of';

/** Undefined where it is not there. */
export function fieldIn(response: HttpResponse, source: FieldSource): string | undefined {
  if (typeof source === 'string') return textOf(pointTo(response.body, source));
  if ('cookie' in source) return cookieIn(response.headers['set-cookie'] ?? '', source.cookie);
  return response.headers[source.header.toLowerCase()]?.replace(/^\S+ +(?=\S)/, '');
}

/** Says where it was looked for, and what stands there instead; no value of the answer. */
export function describeMiss(response: HttpResponse, source: FieldSource): string {
  if (typeof source === 'string')
    return `nothing stands at "${source}" of its body, ${shapeOf(response.body)}`;
  if ('cookie' in source) {
    const set = cookieNames(response.headers['set-cookie'] ?? '');
    return `it sets no cookie "${source.cookie}" (${set.length === 0 ? 'none at all' : set.join(', ')}); its body is ${shapeOf(response.body)}`;
  }
  return `it has no header "${source.header}" (${Object.keys(response.headers).join(', ')})`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : undefined;
}

/** Several cookies come joined with commas, which their dates hold, too (RFC 6265 §5.1.1). */
function cookiePairs(header: string): readonly (readonly [string, string])[] {
  return header
    .split(/, *(?=[^\s;,=]+=)/)
    .map((cookie) => (cookie.split(';', 1)[0] ?? '').trim())
    .filter((pair) => pair.includes('='))
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
}

function cookieIn(header: string, name: string): string | undefined {
  return cookiePairs(header).find(([known, value]) => known === name && value !== '')?.[1];
}

function cookieNames(header: string): string[] {
  return cookiePairs(header).map(([name]) => name);
}
