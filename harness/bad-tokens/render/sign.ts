// Makes a token of its JSON texts: RFC 7515 §5.1, with whatever key and hash a specimen names.

import { createHmac, createSign } from 'node:crypto';
import type { Material } from '../material';
import type { Signing } from '../specimen';

export function sign(header: string, payload: string, signing: Signing, material: Material): string {
  const input = `${base64url(header)}.${base64url(payload)}`;
  return `${input}.${signatureOf(input, signing, material)}`;
}

function signatureOf(input: string, { by, bits }: Signing, material: Material): string {
  if (by === 'nobody') return '';
  if (by === 'private key')
    return createSign(`sha${String(bits)}`)
      .update(input)
      .sign(material.privateKey, 'base64url');
  return createHmac(`sha${String(bits)}`, secretOf(by, material))
    .update(input)
    .digest('base64url');
}

function secretOf(
  by: Exclude<Signing['by'], 'nobody' | 'private key'>,
  { secret, otherSecret, publicKey }: Material,
): string {
  if (by === 'live secret') return secret;
  if (by === 'other secret') return otherSecret;
  return by === 'no secret' ? '' : publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

function base64url(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64url');
}
