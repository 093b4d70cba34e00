// How a person types a command of this tool where it runs now: by npx where it is installed, else by the repository's npm scripts.

import { basename, sep } from 'node:path';

export type Caller = 'npx' | 'npm run';

export interface OwnCommandOptions {
  /** Without the lines in which npm says what it runs. */
  readonly silent?: boolean;
  readonly caller?: Caller;
}

/** `ownCommand('scenario', '--list')`: `npm run scenario -- --list`, or `npx chaos-401 scenario --list`. */
export function ownCommand(
  command: string,
  words = '',
  { silent = false, caller = callerOf() }: OwnCommandOptions = {},
): string {
  const behind = (mark: string) => (words === '' ? '' : `${mark} ${words}`);
  return caller === 'npx'
    ? `npx chaos-401 ${command}${behind('')}`
    : `npm run ${silent ? '-s ' : ''}${command}${behind(' --')}`;
}

/** `program`: the script that Node was given. `place`: where this tool lies. */
export function callerOf(program = process.argv[1] ?? '', place = __dirname): Caller {
  const isBin = /^chaos-401(\.cjs)?$/.test(basename(program));
  return isBin || place.split(sep).includes('node_modules') ? 'npx' : 'npm run';
}
