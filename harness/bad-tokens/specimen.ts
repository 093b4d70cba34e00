// One specimen of the corpus: how a bad request is made up, as plain data without a secret in it.

/** How the signature is made, whatever the header claims. */
export interface Signing {
  /** `public key`: its PEM text as the secret of an HMAC, which a confused verifier takes for right (RFC 8725 §2.1). */
  readonly by: 'live secret' | 'other secret' | 'no secret' | 'public key' | 'private key' | 'nobody';
  readonly bits: 256 | 384 | 512;
}

/** The session's row that is written before the token is sent. */
export interface SessionSpec {
  /** Whose: the user's that the token claims, where that can be a row's, or another's. */
  readonly of: 'claimed' | 'other';
  readonly state: 'active' | 'revoked' | 'expired';
}

/** One change of a token's text; `at` is a place in ten thousandths of its length. */
export type Mutation =
  | { readonly op: 'cut' | 'drop' | 'flip case'; readonly at: number }
  | { readonly op: 'insert' | 'overwrite'; readonly at: number; readonly text: string }
  | { readonly op: 'remove part' | 'empty part' | 'repeat part'; readonly part: number }
  | { readonly op: 'reverse parts' | 'pad' | 'standard base64' | 'quote' | 'percent-encode' | 'last bits' };

export interface TokenSpec {
  readonly kind: 'token';
  /** Text between the scheme's first character and the token, and white space around it all. */
  readonly before: string;
  readonly after: string;
  /** JSON texts, with the placeholders of `fill-in.ts`. */
  readonly header: string;
  readonly payload: string;
  readonly signing: Signing;
  readonly mutations: readonly Mutation[];
  readonly session: SessionSpec | null;
}

/** Text as it is sent: each character one byte. */
export interface TextSpec {
  readonly kind: 'text';
  readonly text: string;
}

/** Filled up so that all that Node counts of the request's head comes to its limit and this much more. */
export interface FilledSpec {
  readonly kind: 'filled';
  readonly before: string;
  readonly beyondLimit: number;
}

export type ValueSpec = TokenSpec | TextSpec | FilledSpec;

/** The values of the request's `Authorization` lines, in order: none, one or several. */
export type Specimen = readonly ValueSpec[];
