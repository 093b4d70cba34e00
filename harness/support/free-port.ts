// A port of 127.0.0.1 that was free a moment ago; somebody may take it in between, so whoever binds it tries again.

import { createServer, type AddressInfo } from 'node:net';

/** How many are remembered: more than a run has in use, and far fewer than there are. */
const MEMORY = 2000;
/** Where a machine has hardly more ports than that, one comes twice after all. */
const ATTEMPTS = 100;

/** The oldest first. */
const given = new Set<number>();

/**
 * None of the last 2000 that this process was given: two backends that start at once would have the same one, and whoever asks after the
 * health of the one is answered by the other.
 */
export async function freePort(): Promise<number> {
  let port = await anyFree();
  for (let attempt = 1; given.has(port) && attempt < ATTEMPTS; attempt += 1) port = await anyFree();
  given.add(port);
  const [oldest] = given;
  if (given.size > MEMORY && oldest !== undefined) given.delete(oldest);
  return port;
}

async function anyFree(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
