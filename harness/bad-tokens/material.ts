// What specimens are filled in with: the secret, the people and the keys of one run, the same for the same seed.

import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Person } from '../contract/person';

export interface Material {
  /** The target's own secret. */
  readonly secret: string;
  readonly otherSecret: string;
  /** `absent` has no row; `other` has one, and no part in any token. */
  readonly people: Readonly<Record<'active' | 'inactive' | 'absent' | 'other', Person>>;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** All but the key pair follows from the seed. */
export function materialOf(seed: number): Material {
  const digest = (label: string) =>
    createHash('sha256')
      .update(`${String(seed)} ${label}`)
      .digest();
  const person = (name: string): Person => ({
    id: digest(`id of ${name}`)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5'),
    email: `${name}@example.com`,
    password: digest(`password of ${name}`).toString('base64url'),
    role: 'member',
  });
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    secret: digest('secret').toString('base64url'),
    otherSecret: digest('other secret').toString('base64url'),
    people: {
      active: person('active'),
      inactive: person('inactive'),
      absent: person('absent'),
      other: person('other'),
    },
    publicKey,
    privateKey,
  };
}
