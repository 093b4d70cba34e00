// Whether Node's HTTP parser refuses a request before the target ever sees it.

import { NODE_LIMIT } from '../wire/request-head';

const TAB = 0x09;
const DELETE = 0x7f;

/**
 * 400 for a control byte in a header (RFC 9110 §5.5), tab apart; 431 where all that counts comes to Node's limit: whichever a
 * parser that goes from the first byte to the last meets first. `parts` is what counts, in that order.
 */
export function refusedByNode(parts: readonly string[]): 400 | 431 | null {
  let counted = 0;
  for (const part of parts) {
    const control = indexOfControl(part);
    counted += control ?? part.length;
    if (counted >= NODE_LIMIT) return 431;
    if (control !== null) return 400;
  }
  return null;
}

function indexOfControl(text: string): number | null {
  for (let index = 0; index < text.length; index += 1) {
    const byte = text.charCodeAt(index);
    if ((byte < 0x20 && byte !== TAB) || byte === DELETE) return index;
  }
  return null;
}
