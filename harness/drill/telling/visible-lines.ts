// Text of several lines that steers no terminal: what a target says may hold anything.

import { visible } from '../../reporters/section';

/** Line breaks stay; every other control character is written as an escape. */
export function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}
