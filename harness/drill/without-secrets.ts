// The last door: nothing that lets anybody in leaves in what is told or kept of a drill.

import { hider } from '../support/hide-secrets';

type Hide = (text: string) => string;

/** A copy in which each text has gone through `hide`; without one, none holds a whole token or the password of a URL. */
export function withoutSecrets<T>(data: T, hide: Hide = hider().hide): T {
  if (typeof data === 'string') return hide(data) as T;
  if (Array.isArray(data)) return data.map((item: unknown) => withoutSecrets(item, hide)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, withoutSecrets(value as unknown, hide)]),
  ) as T;
}
