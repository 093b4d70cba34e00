import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { leaseEntry } from './cache-lease';
import { clearCache } from './clear-cache';
import { identityOf, writeIdentity, type ProcessIdentity } from '../process/process-identity';

let cache: string;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'clear-cache-test-'));
});

afterEach(() => rmSync(cache, { recursive: true, force: true }));

function entry(name: string): string {
  mkdirSync(join(cache, name, 'bin'), { recursive: true });
  writeFileSync(join(cache, name, 'bin', 'file'), 'data');
  return join(cache, name);
}

test('entries go, and what somebody else put there stays', async () => {
  entry('postgres-18.4.0-linux-x64');
  entry('cluster-18.4.0-0123');
  entry('holiday-photos');
  writeFileSync(join(cache, 'notes.txt'), '');
  expect((await clearCache(cache)).removed.toSorted()).toEqual([
    'cluster-18.4.0-0123',
    'postgres-18.4.0-linux-x64',
  ]);
  expect(readdirSync(cache).toSorted()).toEqual(['holiday-photos', 'notes.txt']);
});

test('an entry in use stays until it is released', async () => {
  const used = entry('cluster-1');
  entry('cluster-2');
  const lease = leaseEntry(used);
  expect(await clearCache(cache)).toEqual({ removed: ['cluster-2'], inUse: ['cluster-1'] });
  lease.release();
  expect(await clearCache(cache)).toEqual({ removed: ['cluster-1'], inUse: [] });
});

test('a process that died holding an entry does not keep it', async () => {
  const used = entry('cluster-1');
  leaseEntry(used);
  const own = identityOf(process.pid) as ProcessIdentity;
  const [lease = ''] = readdirSync(join(cache, 'leases'));
  writeFileSync(join(cache, 'leases', lease), writeIdentity({ ...own, start: '1' }));
  expect((await clearCache(cache)).removed).toEqual(['cluster-1']);
});

test('leases of dead processes are forgotten at the next one', () => {
  leaseEntry(entry('cluster-1')).release();
  writeFileSync(join(cache, 'leases', 'cluster-1.4194305'), '4194305 a:1 99\n');
  leaseEntry(entry('cluster-2'));
  expect(readdirSync(join(cache, 'leases'))).toEqual([`cluster-2.${String(process.pid)}`]);
});

test('half-made entries of dead processes go, those of living ones stay', async () => {
  const dead = entry('chaos-401-4194305-aaaaaaaaaaaa');
  const alive = entry(`chaos-401-${String(process.pid)}-bbbbbbbbbbbb`);
  await clearCache(cache);
  expect([existsSync(dead), existsSync(alive)]).toEqual([false, true]);
});

test('several at once clear each entry once, and do not fail', async () => {
  for (const name of ['cluster-1', 'cluster-2', 'postgres-1']) entry(name);
  const cleared = await Promise.all([1, 2, 3].map(() => clearCache(cache)));
  expect(cleared.flatMap(({ removed }) => removed).toSorted()).toEqual([
    'cluster-1',
    'cluster-2',
    'postgres-1',
  ]);
  expect(readdirSync(cache)).toEqual(['leases'].filter((name) => existsSync(join(cache, name))));
});

test('no cache is an empty one', async () => {
  expect(await clearCache(join(cache, 'missing'))).toEqual({ removed: [], inUse: [] });
});
