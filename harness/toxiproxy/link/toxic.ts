// One toxic on one proxy: a type with its settings, which may change while connections use it.
import type { ToxicType } from './toxic-type';

export type Direction = 'upstream' | 'downstream';

export interface Toxic {
  readonly name: string;
  readonly kind: ToxicType;
  /** As the caller wrote it; the API gives it back in the same letters. */
  readonly stream: string;
  readonly direction: Direction;
  /** The share of connections that it affects, 0 to 1, with the precision of a 32-bit float. */
  toxicity: number;
  readonly attributes: Record<string, number>;
}
