// The corpus: what share each kind of specimen has in it.

import fc, { type Arbitrary } from 'fast-check';
import type { FilledSpec, SessionSpec, Signing, Specimen, TextSpec, TokenSpec, ValueSpec } from '../specimen';
import { payloads } from './claims';
import { CONFUSIONS } from './confusions';
import { acceptedHeaders, hostileHeaders } from './jose-headers';
import { mutations } from './mutations';
import { texts } from './texts';

const LIVE: Signing = { by: 'live secret', bits: 256 };

const signings: Arbitrary<Signing> = fc.record({
  by: fc.constantFrom(
    'live secret' as const,
    'other secret' as const,
    'no secret' as const,
    'public key' as const,
    'private key' as const,
    'nobody' as const,
  ),
  bits: fc.constantFrom(256 as const, 384 as const, 512 as const),
});

const sessions: Arbitrary<SessionSpec | null> = fc.oneof(
  { weight: 8, arbitrary: fc.constant<SessionSpec>({ of: 'claimed', state: 'active' }) },
  {
    weight: 6,
    arbitrary: fc.record({
      of: fc.oneof(
        { weight: 5, arbitrary: fc.constant('claimed' as const) },
        { weight: 1, arbitrary: fc.constant('other' as const) },
      ),
      state: fc.constantFrom('active' as const, 'revoked' as const, 'expired' as const),
    }),
  },
  { weight: 2, arbitrary: fc.constant(null) },
);

/** White space where the grammar has it, other schemes, and none. */
const befores = fc.oneof(
  { weight: 12, arbitrary: fc.constant('Bearer ') },
  {
    weight: 3,
    arbitrary: fc.constantFrom('bearer ', 'BEARER ', 'bEaReR ', 'Bearer   ', ' Bearer ', '\tBearer '),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ...['', 'Bearer', 'Bearer\t', 'Bearer \t', 'Bearer\xa0', 'Bearer Bearer ', 'Bearer: ', 'Bearer="'],
      ...['Basic ', 'Token ', 'JWT ', 'Bearers ', 'Bearer,', 'Beare ', '"Bearer ', "Bearer '", 'Bearer <'],
    ),
  },
);
const afters = fc.oneof(
  { weight: 15, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(' ', '\t', '  \t ', ' x', '\tx', ',', ';', '"', '\x00', '\n', '\xff'),
  },
);

/** Goes past the signature, for what stands behind it. */
const signed = token({ header: acceptedHeaders, signing: fc.constant(LIVE), mutations: fc.constant([]) });
/** Hostile in its header or its signature. */
const forged = token({ header: hostileHeaders, signing: signings, mutations: fc.constant([]) });
/** Would be let in by a verifier that takes the header's word for the algorithm (RFC 8725 §2.1, §3.1). */
const confused = fc.oneof(
  ...CONFUSIONS.map(({ header, signing }) =>
    token({ header: fc.constant(header), signing: fc.constant(signing), mutations: fc.constant([]) }),
  ),
);
/** A good token that something has happened to. */
const mutated = token({ header: acceptedHeaders, signing: fc.constant(LIVE), mutations });

const text: Arbitrary<TextSpec> = fc.record({ kind: fc.constant('text' as const), text: texts });
const filled: Arbitrary<FilledSpec> = fc.record({
  kind: fc.constant('filled' as const),
  before: fc.constantFrom('', 'Bearer ', 'Bearer eyJ', 'Bearer a.b.', 'x '),
  beyondLimit: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.integer({ min: -2000, max: 20_000 })),
});

const value: Arbitrary<ValueSpec> = fc.oneof(
  { weight: 40, arbitrary: signed },
  { weight: 10, arbitrary: forged },
  // Each confusion is some two in a hundred: of a thousand specimens, none is ever without it.
  { weight: 12, arbitrary: confused },
  { weight: 8, arbitrary: mutated },
  { weight: 8, arbitrary: text },
  { weight: 1, arbitrary: filled },
);

export const specimens: Arbitrary<Specimen> = fc.oneof(
  { weight: 60, arbitrary: fc.tuple(value) },
  { weight: 2, arbitrary: fc.tuple(value, value) },
  { weight: 1, arbitrary: fc.constant([]) },
);

function token(parts: {
  readonly header: Arbitrary<string>;
  readonly signing: Arbitrary<Signing>;
  readonly mutations: Arbitrary<TokenSpec['mutations']>;
}): Arbitrary<TokenSpec> {
  return fc.record({
    kind: fc.constant('token' as const),
    before: befores,
    after: afters,
    payload: payloads,
    session: sessions,
    ...parts,
  });
}
