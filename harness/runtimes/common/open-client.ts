// A connection of this tool's own to a PostgreSQL that it started, past any proxy.

import { Client } from 'pg';

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

export interface ClientAddress extends ServerAddress {
  readonly database: string;
}

/** Rejects with the server's own error. A connection that is lost later fails the next query, and nothing else. */
export async function openClient(
  address: ClientAddress,
  limits: { readonly connectionTimeoutMillis?: number } = {},
): Promise<Client> {
  // These servers have no certificate, whatever the shell's PGSSLMODE asks for.
  const client = new Client({ ...address, ...limits, ssl: false, application_name: 'chaos-401' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (thrown) {
    void client.end().catch(() => undefined);
    throw thrown;
  }
}
