// Opens the edge: two origins on the loopback, of which the second passes everything on.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Edge, EdgeBehaviour, EdgeRecord } from '../contract/edge';
import { endToEnd, passing, toRecord } from './header-lines';
import { badGateway, passOn } from './pass-on';
import { refuseByItself } from './refuse-by-itself';

type Handler = (client: IncomingMessage, answer: ServerResponse) => void;
type Entry = { -readonly [Key in keyof EdgeRecord]: EdgeRecord[Key] };

/** More than any target accepts, so that the refusal of a header that is too large is the target's own. */
const LARGEST_HEADER_BYTES = 1 << 20;

export async function openEdge(): Promise<Edge> {
  let upstreams: readonly string[] = [];
  let turn = 0;
  let behaviour: EdgeBehaviour = {};
  let entries: Entry[] = [];
  /** Whose client is no longer there: answered, or given up. */
  const abandoned = new WeakSet<Entry>();

  const handle =
    (behaviourNow: () => EdgeBehaviour): Handler =>
    (client, answer) => {
      const entry = entryOf(client);
      entries.push(entry);
      answer.on('close', () => abandoned.add(entry));
      const { redirect, refuse, ...filter } = behaviourNow();
      if (refuse !== undefined) {
        entry.status = refuse.status;
        refuseByItself(answer, refuse.status);
        return;
      }
      if (redirect === true) {
        entry.status = 307;
        answer.writeHead(307, { location: `${other.url}${client.url ?? ''}` }).end();
        return;
      }
      const upstream = upstreams[turn % upstreams.length];
      turn += 1;
      if (upstream === undefined) {
        entry.status = 502;
        badGateway(answer, 'the edge has no target');
        return;
      }
      const headers = passing(endToEnd(client.rawHeaders), filter);
      entry.forwarded = toRecord(headers);
      const answered = (status: number | null): void => {
        entry.upstream = status === null ? null : upstream;
        entry.status = status ?? 502;
      };
      passOn({ client, answer, upstream, headers, answered });
    };

  const other = await listen(handle(() => ({})));
  const main = await listen(handle(() => behaviour));
  return {
    url: main.url,
    get records() {
      return entries.filter((entry) => entry.status !== UNANSWERED || abandoned.has(entry));
    },
    get behaviour() {
      return behaviour;
    },
    route(targets) {
      upstreams = [...targets];
      turn = 0;
    },
    behave(next) {
      behaviour = next;
    },
    reset() {
      entries = [];
      behaviour = {};
    },
    async close() {
      await Promise.all([main.close(), other.close()]);
    },
  };
}

/** Stands in an entry until the request is answered, so that entries stay in the order in which requests came. */
const UNANSWERED = 0;

function entryOf(client: IncomingMessage): Entry {
  return {
    method: client.method ?? '',
    path: client.url ?? '',
    received: toRecord(client.rawHeaders),
    forwarded: null,
    upstream: null,
    status: UNANSWERED,
  };
}

async function listen(handler: Handler): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server: Server = createServer({ maxHeaderSize: LARGEST_HEADER_BYTES }, handler);
  // An idle client never meets a connection that the edge is about to close.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
