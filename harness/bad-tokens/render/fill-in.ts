// Puts a run's own values into the placeholders of a specimen's JSON texts.

import type { Material } from '../material';

export interface Moment {
  readonly material: Material;
  /** Seconds since 1970 (RFC 7519 §2, NumericDate). */
  readonly now: number;
  /** Makes two tokens of the same specimen differ. */
  readonly id: string;
}

/** `${active}`, `${ACTIVE}` (in upper case), `${inactive}`, `${absent}`, `${now+3600}`, `${id}`; all else stays. */
export function fillIn(text: string, { material, now, id }: Moment): string {
  const { active, inactive, absent } = material.people;
  const values: Readonly<Record<string, string>> = {
    active: active.id,
    ACTIVE: active.id.toUpperCase(),
    inactive: inactive.id,
    absent: absent.id,
    id,
  };
  return text
    .replace(/\$\{now([+-]\d+)\}/g, (_, offset: string) => String(now + Number(offset)))
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
