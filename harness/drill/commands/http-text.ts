// HTTP messages as curl -i -v prints them; whatever carries a token is masked.

import type { HttpResponse } from '../../contract/http';
import { maskHeaders } from '../../support/secrets/mask';

export function requestText(
  {
    method,
    path,
    headers,
  }: { readonly method: string; readonly path: string; readonly headers: Readonly<Record<string, string>> },
  carrierName: string,
): string {
  const lines = Object.entries(maskHeaders(headers, [carrierName]))
    .filter(([name]) => !PLUMBING.includes(name))
    .map(([name, value]) => `> ${name}: ${value}`);
  return [`> ${method} ${path} HTTP/1.1`, ...lines].join('\n');
}

const PLUMBING = ['host', 'connection', 'accept-encoding', 'accept', 'user-agent', 'content-length'];

export function responseText({ status, headers, body }: HttpResponse): string {
  if (status === 0) return '< (no answer came in time)';
  const lines = Object.entries(headers)
    .filter(
      ([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name),
    )
    .map(([name, value]) => `< ${name}: ${value}`);
  const text = body === null ? '' : typeof body === 'string' ? body.trimEnd() : JSON.stringify(body);
  return [`< HTTP/1.1 ${String(status)}`, ...lines, ...(text === '' ? [] : [text])].join('\n');
}
