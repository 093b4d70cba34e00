import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheDirectory, cacheDirectoryPath } from './cache-directory';
import { UserError } from '../user-error';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cache-directory-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['root', { uid: 0, env: { XDG_CACHE_HOME: '/x' } }, '/var/cache/chaos-401'],
  ['another user', { uid: 7, env: {} }, '/home/u/.cache/chaos-401'],
  ['one with a cache folder of their choice', { uid: 7, env: { XDG_CACHE_HOME: '/x' } }, '/x/chaos-401'],
  [
    'a relative choice, which the standard wants ignored',
    { uid: 7, env: { XDG_CACHE_HOME: 'x' } },
    '/home/u/.cache/chaos-401',
  ],
  ['macOS', { uid: 501, env: {}, platform: 'darwin' as const }, '/home/u/Library/Caches/chaos-401'],
  ['whoever names it', { uid: 0, env: { CHAOS401_CACHE_DIR: '/y' } }, '/y'],
])('for %s', (_who, surroundings, expected) => {
  expect(cacheDirectoryPath({ platform: 'linux', home: '/home/u', ...surroundings })).toBe(expected);
});

test('it is made for its user alone, whatever the umask', () => {
  const path = cacheDirectory({ uid: 7, env: { XDG_CACHE_HOME: join(folder, 'deep', 'er') } });
  expect(path).toBe(join(folder, 'deep', 'er', 'chaos-401'));
  expect(statSync(path).mode & 0o777).toBe(0o700);
});

test('where it cannot be made, people are told the path and the remedy', () => {
  const file = join(folder, 'file');
  writeFileSync(file, '');
  const env = { CHAOS401_CACHE_DIR: join(file, 'cache') };
  expect(() => cacheDirectory({ env })).toThrow(UserError);
  expect(() => cacheDirectory({ env })).toThrow(
    /use the cache directory: .*\/file\/cache.* CHAOS401_CACHE_DIR/,
  );
});

test('as root, a folder that nobody can reach is refused with the folder that bars the way', () => {
  chmodSync(folder, 0o755);
  const closed = join(folder, 'closed');
  mkdirSync(closed, { mode: 0o700 });
  expect(() => cacheDirectory({ uid: 0, env: { CHAOS401_CACHE_DIR: join(closed, 'cache') } })).toThrow(
    `nobody else can pass through ${closed}`,
  );
});
