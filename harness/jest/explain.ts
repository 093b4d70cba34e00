// What a test says of a variant that was not reproduced.

import type { Result } from '../contract/result';
import { differenceText } from '../reporters/describe-failure';

export function explain({ id, verdict, why, differences }: Result): string {
  return `${id}: ${verdict}: ${why ?? ''}\n${differences.map(differenceText).join('\n')}`;
}
