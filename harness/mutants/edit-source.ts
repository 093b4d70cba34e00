// One edit of one source file, that must fit exactly once.

import { UserError } from '../support/user-error';

export interface Edit {
  /** Path from the target's root. */
  readonly file: string;
  /** Text that stands in the file once. */
  readonly find: string;
  readonly replace: string;
}

/** Throws a `UserError` where the edit does not fit: a mutant that is none would prove nothing. */
export function editSource(source: string, { file, find, replace }: Edit): string {
  const [before, after, ...more] = source.split(find);
  if (before === undefined || after === undefined || more.length > 0)
    throw new UserError({
      to: 'make a mutant',
      why: `the text to replace stands ${after === undefined ? 'nowhere' : 'more than once'} in ${file}`,
      value: find,
      remedy: 'Bring harness/mutants/edit-for.ts up to the source',
    });
  return before + replace + after;
}
