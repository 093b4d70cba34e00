// The arguments with which `diagnose` sees a held stack from outside.

import type { Held } from '../engine/hold';

export function diagnoseArguments({ edgeUrl, token, databaseUrl, outside }: Held): string[] {
  const { header, stored, logPaths, dotenvPath } = outside;
  return [
    ...['--url', edgeUrl, '--path', outside.path],
    ...(token === null ? [] : ['--token', token]),
    ...(header === undefined ? [] : ['--header', header ?? '']),
    ...['--stored', stored ?? '', '--email', outside.email],
    ...(outside.origin === undefined ? [] : ['--origin', outside.origin]),
    ...logPaths.flatMap((path) => ['--log', path]),
    ...['--database-url', databaseUrl, '--env', outside.environmentPath],
    ...(dotenvPath === null ? [] : ['--dotenv', dotenvPath]),
  ];
}
