// Says of an error which key of the configuration it comes from.

import { messageOf, UserError } from '../support/user-error';

/** Rejects with a `UserError` that names `key`, or a key within it. */
export async function atKey<T>(key: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    if (thrown instanceof UserError && thrown.message.includes(key)) throw thrown;
    throw new UserError({
      to: `do what ${key} says`,
      why: messageOf(thrown).replace(/\.$/, ''),
      remedy: `Mend ${key}`,
      cause: thrown,
    });
  }
}
