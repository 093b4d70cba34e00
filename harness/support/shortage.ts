// What a machine may have too little of, and what to do about it.

import { types } from 'node:util';

import { messageOf, UserError } from './user-error';

/** By the system's code, and by PostgreSQL's (manual, appendix A). */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'Free some space there, 160 MiB for a run, or name another folder in TMPDIR',
  EDQUOT: 'Free some of what you may use there, or name another folder in TMPDIR',
  '53100': 'Free some space in TMPDIR, 160 MiB for a run, or name another folder in it',
  EFBIG: 'Raise the limit of a file’s size (ulimit -f)',
  EMFILE: 'Raise the limit of open files (ulimit -n) to 256 or more',
  ENFILE: 'End what holds files open on this machine',
  EAGAIN: 'Raise the limit of processes (ulimit -u), or end some',
  ENOMEM: 'End what takes memory on this machine',
};

/** Whether that is why something could not be done, by the error itself or by its cause. */
export function isShortage(thrown: unknown): boolean {
  return remedyFor(thrown) !== undefined;
}

/** The error for people; null where it is no shortage. */
export function shortageError(thrown: unknown): UserError | null {
  const remedy = remedyFor(thrown);
  if (remedy === undefined) return null;
  return new UserError({
    to: 'go on',
    why: messageOf(thrown),
    remedy,
    cause: thrown,
  });
}

function remedyFor(thrown: unknown): string | undefined {
  if (!types.isNativeError(thrown)) return undefined;
  const { code } = thrown as NodeJS.ErrnoException;
  return (code === undefined ? undefined : REMEDIES[code]) ?? remedyFor(thrown.cause);
}
