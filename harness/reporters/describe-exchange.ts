// Exchanges as they went over the wire, with the log lines of each; those that look alike are shown once.

import { STATUS_CODES } from 'node:http';
import type { HttpRequest, HttpResponse } from '../contract/http';
import type { Exchange, LogEntry } from '../contract/signature';
import type { Page } from './page';
import { section, sectionWidth, wrap } from './section';

export function describeExchanges(page: Page, exchanges: readonly Exchange[]): string {
  const groups = groupAlike(exchanges);
  return groups.map((group) => describeGroup(page, group, exchanges.length > 1)).join('');
}

/** `error ❌ Auth failed`, and below it the fields, but for those that the line before had as well. */
export function logLines(page: Page, entries: readonly LogEntry[]): string[] {
  return entries.flatMap((entry, index) => entryLines(page, entry, entries[index - 1] ?? {}));
}

function entryLines(page: Page, { level, msg, ...fields }: LogEntry, before: LogEntry): string[] {
  const paint = level === 'error' || level === 'fatal' ? page.paint.red : page.paint.yellow;
  const name = typeof level === 'string' ? level : '';
  const width = sectionWidth(page) - LOG_INDENT;
  const pairs = Object.entries(fields)
    .filter(([field, value]) => !(field in before) || plain(before[field]) !== plain(value))
    .map(([field, value]) => `${field}=${plain(value)}`);
  const dimmed = pairs.length === 0 ? [] : wrap(pairs.join(' '), width).map(page.paint.dim);
  return [...wrap(plain(msg), width), ...dimmed].map((line, index) => {
    const left = (index === 0 ? name : '').padEnd(LOG_INDENT);
    return `${index === 0 ? paint(left) : left}${line}`;
  });
}

/** A text as it is, anything else as JSON. */
export function plain(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

const LOG_INDENT = 6;

function describeGroup(page: Page, group: readonly Exchange[], many: boolean): string {
  const [first] = group;
  if (first === undefined) return '';
  const title = `${group.map(({ role }) => role).join(', ')}${group.length > 1 ? ` (${String(group.length)} alike)` : ''}`;
  return [
    section(page, 'Request', [
      ...(many ? wrap(title, sectionWidth(page)).map(page.paint.dim) : []),
      ...requestLines(page, first.request),
    ]),
    section(page, 'Answer', responseLines(page, first.response)),
    section(page, 'Log', logLines(page, first.logs)),
  ].join('');
}

function requestLines(page: Page, { method, path, headers, body }: HttpRequest): string[] {
  return [
    ...wrap(`${method} ${path} HTTP/1.1`, sectionWidth(page)),
    ...headerLines(page, headers),
    ...(body === undefined ? [] : wrap(plain(body), sectionWidth(page))),
  ];
}

function responseLines(page: Page, { status, headers, body }: HttpResponse): string[] {
  const line = `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  const paint = status >= 400 ? page.paint.red : page.paint.green;
  return [
    paint(line),
    ...headerLines(page, headers),
    ...(body === null || body === '' ? [] : wrap(plain(body), sectionWidth(page))),
  ];
}

function headerLines(page: Page, headers: Readonly<Record<string, string>>): string[] {
  return Object.entries(headers).flatMap(([name, value]) =>
    wrap(`${name}: ${value}`, sectionWidth(page), 2).map((line, index) =>
      index === 0 ? page.paint.dim(line.slice(0, name.length + 1)) + line.slice(name.length + 1) : line,
    ),
  );
}

function groupAlike(exchanges: readonly Exchange[]): Exchange[][] {
  const groups = new Map<string, Exchange[]>();
  for (const exchange of exchanges) {
    const { request, response, logs } = exchange;
    const look = JSON.stringify([
      request.method,
      request.path,
      response.status,
      response.body,
      logs.map(({ msg }) => msg),
    ]);
    const group = groups.get(look);
    if (group === undefined) groups.set(look, [exchange]);
    else group.push(exchange);
  }
  return [...groups.values()];
}
