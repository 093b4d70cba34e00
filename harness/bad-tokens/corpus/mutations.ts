// Changes of a whole token's text, as transport, storage and attackers make them.

import fc, { type Arbitrary } from 'fast-check';
import type { Mutation } from '../specimen';
import { bytes } from './texts';

const place = fc.nat(9999);
const part = fc.nat(2);
const inserted = fc.oneof(
  fc.constantFrom('.', '..', '=', '+', '/', '-', '_', ' ', '\t', '"', ',', ';', '\x00', '\x7f', '\r', '\n'),
  bytes(1, 4),
);

const mutation: Arbitrary<Mutation> = fc.oneof(
  fc.record({ op: fc.constantFrom('cut' as const, 'drop' as const, 'flip case' as const), at: place }),
  fc.record({
    op: fc.constantFrom('insert' as const, 'overwrite' as const),
    at: place,
    text: inserted,
  }),
  fc.record({
    op: fc.constantFrom('remove part' as const, 'empty part' as const, 'repeat part' as const),
    part,
  }),
  fc.record({
    op: fc.constantFrom(
      'reverse parts' as const,
      'pad' as const,
      'standard base64' as const,
      'quote' as const,
      'percent-encode' as const,
      'last bits' as const,
    ),
  }),
);

/** Mostly one. */
export const mutations: Arbitrary<readonly Mutation[]> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(mutation) },
  { weight: 1, arbitrary: fc.array(mutation, { minLength: 2, maxLength: 3 }) },
);
