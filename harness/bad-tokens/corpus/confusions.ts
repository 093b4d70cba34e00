// The known confusions of algorithms: each a header, and the signature that fits it.

import type { Signing } from '../specimen';

export interface Confusion {
  readonly header: string;
  readonly signing: Signing;
}

export const CONFUSIONS: readonly Confusion[] = [
  { header: headerOf('none'), signing: { by: 'nobody', bits: 256 } },
  { header: headerOf('HS384'), signing: { by: 'live secret', bits: 384 } },
  { header: headerOf('HS512'), signing: { by: 'live secret', bits: 512 } },
  { header: headerOf('HS256'), signing: { by: 'public key', bits: 256 } },
  { header: headerOf('RS256'), signing: { by: 'private key', bits: 256 } },
];

function headerOf(algorithm: string): string {
  return JSON.stringify({ alg: algorithm, typ: 'JWT' });
}
