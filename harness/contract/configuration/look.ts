// How a condition looks, in a target's configuration: written by hand, as data or as a function.

import type { Signature } from '../signature';
import type { Facts } from '../target';

/** A log line that is wanted. A key that is left out is not judged. */
export interface LookLine {
  readonly level?: string;
  readonly msg?: string | RegExp;
  readonly [field: string]: unknown;
}

/** What is left out is not judged, but for the status. Wherever a text is wanted, a RegExp may stand, without the flags g and y. */
export interface LookObject {
  /** One status, or a class of them. Default: the class of the condition (RFC 9110), where the process does not end. */
  readonly status?: number | '2xx' | '4xx' | '401' | '5xx';
  /** By name, in either case; null where there must be none. */
  readonly headers?: Readonly<Record<string, string | RegExp | null>>;
  /** Compared whole: a key that is not named here is a difference. */
  readonly body?: unknown;
  /** The lines of the request, in order, no more and no fewer. */
  readonly logs?: readonly LookLine[];
  /** Change of each counter, by series. */
  readonly metric?: Readonly<Record<string, number>>;
  /** True where the process ends. It must be `supervised`, lest nothing mends it. */
  readonly ends?: boolean;
}

/** For what depends on the request. A whole `Signature` is compared to the letter. It is called for each answer, and gives no promise. */
export type LookFunction = (facts: Facts) => LookObject | Signature;

export type LookConfiguration = LookObject | LookFunction;

/**
 * By condition (`token-expired`) or by variant (`jwt-expired/elapsed`), either with a probe behind it (`token-expired#orders`). The most particular
 * one counts.
 */
export type LooksConfiguration = Readonly<Partial<Record<string, LookConfiguration>>>;

/** What a condition that `looks` does not name must look like. `class`: its status is of the class that RFC 9110 has for it. `nothing`: it is skipped. */
export type OtherwiseConfiguration = 'class' | 'nothing';
