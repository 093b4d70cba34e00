// What a machine may have too little of.

/** Processes, open files, memory, disk. */
const SHORTAGES = ['EMFILE', 'ENFILE', 'EAGAIN', 'ENOMEM', 'ENOSPC', 'EFBIG', 'EDQUOT'];

/** Whether that is why something could not be done, by the error itself or by its cause. */
export function isShortage(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const { code } = thrown as NodeJS.ErrnoException;
  return (code !== undefined && SHORTAGES.includes(code)) || isShortage(thrown.cause);
}
