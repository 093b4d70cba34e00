// Small helpers with which a Check writes down what it has read.

import { SIGNS, type Sign, type SignName } from '../contract/check';

export function seen(name: SignName, value: string, says: string): Sign {
  return { name, value, says };
}

/** What could not be read, for want of a clue or for another reason. */
export function unseen(name: SignName, why = `wants ${SIGNS[name].needs}`): Sign {
  return { name, value: null, says: `${name}: ${why}` };
}
