// Says of an error which key of the configuration it comes from.

import { messageOf, UserError } from '../support/user-error';

/** Rejects with a `UserError` that names `key`, or a key within it. */
export async function atKey<T>(key: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw errorAt(key, thrown);
  }
}

/** `thrown`, where it names the key already; else what does. */
export function errorAt(key: string, thrown: unknown): UserError {
  if (thrown instanceof UserError && thrown.message.includes(key)) return thrown;
  return new UserError({
    to: `do what ${key} says`,
    why: messageOf(thrown).replace(/\.$/, ''),
    remedy: `Mend ${key}`,
    cause: thrown,
  });
}
