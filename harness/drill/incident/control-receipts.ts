// What is seen of an incident in which the target itself is well.

import type { Receipt } from '../../contract/receipt';
import type { Plot } from './plot';

/** The client has recovered. */
export const RECOVERED: Receipt = {
  summary: 'the client sent one request without its token, and then again with it',
};

export function refusedByEdge(status: NonNullable<Plot['edge']>): Receipt {
  return { summary: `the edge answered ${String(status)} by itself and asked no target` };
}
