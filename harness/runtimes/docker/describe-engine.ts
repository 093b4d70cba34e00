// The one line that says which engine and which images a run has.

import { IMAGE_PARTS } from './images';
import type { FoundImage } from './engine/find-image';
import type { PreparedEngine } from './engine/prepare-engine';

/** Set on images that were made in the place of those that could not be pulled. */
const STAND_IN = 'chaos-401.stand-in';
const SHOWN_DIGITS = 12;

export function describeEngine({ version, rootless, images }: PreparedEngine): string {
  const shown = IMAGE_PARTS.flatMap((part) => images[part] ?? []).map(describeImage);
  const untested = rootless
    ? ' It runs rootless, which is untested: where a container does not start, take --runtime embedded.'
    : '';
  return `Docker ${version}: ${shown.join('; ')}.${untested}`;
}

/** `postgres:18-alpine sha256:0123456789ab (stand-in)` */
export function describeImage({ name, digest, labels }: FoundImage): string {
  const short = digest.replace(
    /^(sha256:)?(\w+)$/,
    (_, __, digits: string) => `sha256:${digits.slice(0, SHOWN_DIGITS)}`,
  );
  return `${name} ${short}${labels[STAND_IN] === 'true' ? ' (stand-in)' : ''}`;
}
