// `select 1` through an address, as often as it takes to tell a usual one from a rare one.
import { Client } from 'pg';
import { percentilesOf, type RoundTrip } from './measures';

export interface Database {
  /** `host:port` */
  readonly address: string;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const QUERIES = 3000;
const WARM_UP = 300;

export async function selectOne({ address, ...account }: Database): Promise<RoundTrip> {
  const [host = '', port = ''] = address.split(':');
  const client = new Client({ host, port: Number(port), ...account });
  await client.connect();
  try {
    const times: number[] = [];
    for (let query = 0; query < QUERIES + WARM_UP; query += 1) {
      const begin = performance.now();
      await client.query('select 1');
      if (query >= WARM_UP) times.push(performance.now() - begin);
    }
    return percentilesOf(times);
  } finally {
    await client.end();
  }
}
