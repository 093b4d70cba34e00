// Waits until PostgreSQL takes a connection over TCP, which in the official image it does only after its first-start work.

import { setTimeout as delay } from 'node:timers/promises';

import type { Client } from 'pg';

import { messageOf } from '../../../support/user-error';
import { openClient, type ServerAddress } from '../../common/open-client';
import { startRefusal, type RunningContainer } from '../container/run-container';

const PAUSE_MS = 20;
const ATTEMPT_MS = 2000;

/** The connection. Rejects with a `UserError` where the container ends or the deadline passes first. */
export async function awaitServer(
  container: Pick<RunningContainer, 'log' | 'ended'>,
  address: ServerAddress,
  { image, deadlineMs }: { readonly image: string; readonly deadlineMs: number },
): Promise<Client> {
  const until = performance.now() + deadlineMs;
  for (;;) {
    try {
      return await openClient({ ...address, database: 'postgres' }, { connectionTimeoutMillis: ATTEMPT_MS });
    } catch (thrown) {
      const how = container.ended();
      const why =
        how !== null
          ? `it ended at its start with ${how}`
          : performance.now() > until || !mayPass(thrown)
            ? `it takes no connection: ${messageOf(thrown)}`
            : null;
      if (why !== null) throw startRefusal({ title: 'PostgreSQL', image }, why, container.log, thrown);
      await delay(PAUSE_MS);
    }
  }
}

/** A refusal in PostgreSQL's own words is final, but for "the database system is starting up". */
function mayPass(thrown: unknown): boolean {
  const { code } = thrown as { code?: string };
  return code === undefined || !/^[0-9A-Z]{5}$/.test(code) || code === '57P03';
}
