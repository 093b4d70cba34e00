// The edge's own refusals, each with the page that a gateway gives: none of them reaches a target.

import type { ServerResponse } from 'node:http';

import type { EdgeBehaviour } from '../contract/edge';

type Status = NonNullable<EdgeBehaviour['refuse']>['status'];

/** Reason phrases and `Retry-After` as RFC 9110 §15 and §10.2.3 and RFC 6585 §4 have them. */
const REFUSALS: Readonly<Record<Status, { readonly title: string; readonly retryAfterS?: number }>> = {
  403: { title: 'Forbidden' },
  429: { title: 'Too Many Requests', retryAfterS: 60 },
  503: { title: 'Service Temporarily Unavailable', retryAfterS: 30 },
};

export function refuseByItself(answer: ServerResponse, status: Status): void {
  const { title, retryAfterS } = REFUSALS[status];
  const heading = `${String(status)} ${title}`;
  answer
    .writeHead(status, {
      server: 'edge',
      'content-type': 'text/html',
      'cache-control': 'no-store',
      ...(retryAfterS === undefined ? {} : { 'retry-after': String(retryAfterS) }),
    })
    .end(`<html><head><title>${heading}</title></head><body><h1>${heading}</h1></body></html>\n`);
}
