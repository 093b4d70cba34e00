// The other secrets of a lane's story: each the same for the same lane, and like no other lane's.

import { createHash } from 'node:crypto';
import type { Lane } from '../contract/lane';

/** The secret that a rotation put in the place of the lane's own. */
export function rotatedSecret(lane: Lane): string {
  return derive(lane, 'rotated');
}

/** The secret of another environment. */
export function stagingSecret(lane: Lane): string {
  return derive(lane, 'staging');
}

function derive(lane: Lane, purpose: string): string {
  return createHash('sha256').update(`${purpose}:${lane.secret}`).digest('base64url');
}
