// A result as it must be on every runtime: what no two runs share is put out of the way, each thing by a name that stays the same.

import type { Result } from '../contract/result';
import { mapTexts } from '../support/text/map-texts';

/**
 * The only things that may differ: request ids and generated ids, fingerprints of tokens and secrets, ports of loopback,
 * points in time. Each is told by its form. The same value gets the same name, so that what belonged together still has to.
 */
const MAY_DIFFER: readonly { readonly name: string; readonly form: RegExp }[] = [
  // RFC 9562 §4, any case.
  { name: 'id', form: /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi },
  { name: 'fingerprint', form: /(?<=\(sha256 )[0-9a-f]{8}(?=\))|^[0-9a-f]{8}$/g },
  { name: 'secret fingerprint', form: /^[0-9a-f]{4}$/g },
  { name: 'host and port', form: /(?<=^https?:\/\/)(?:127\.0\.0\.1|localhost):\d+\b/g },
  // RFC 3339 §5.6, in UTC.
  { name: 'time', form: /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g },
];

/** What is compared of a result. */
export interface Comparable {
  readonly verdict: unknown;
  readonly condition: unknown;
  readonly observed: unknown;
  readonly fixes: unknown;
}

export function comparable({ verdict, condition, observed, fixes }: Result): Comparable {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  const nameOf = (kind: string, value: string): string => {
    const key = `${kind}:${value}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const number = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, number);
    const name = `<${kind} ${String(number)}>`;
    names.set(key, name);
    return name;
  };
  const rename = (text: string): string =>
    MAY_DIFFER.reduce((rest, { name, form }) => rest.replace(form, (value) => nameOf(name, value)), text);
  return mapTexts<Comparable>({ verdict, condition, observed, fixes }, rename);
}
