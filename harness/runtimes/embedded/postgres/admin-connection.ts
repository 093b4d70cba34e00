// A superuser's connection, made directly, past any proxy.

import { Client } from 'pg';

export interface AdminAddress {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Losing it later does not end the process: whoever uses it next is told. */
export async function connectAs(address: AdminAddress): Promise<Client> {
  const client = new Client({ host: '127.0.0.1', ...address, application_name: 'chaos-401' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
