// The last door: nothing that lets anybody in leaves in what is told or kept of a drill.

import { maskSecrets } from '../../support/mask';

const PASSWORD_IN_URL = /(:\/\/[^\s:/@]*):[^\s@/]+@/g;

/** A copy in which no text holds a whole token, the password of a URL, or one of the secrets. */
export function withoutSecrets<T>(data: T, secrets: readonly string[] = []): T {
  return withoutPasswords(maskSecrets(data, secrets));
}

function withoutPasswords<T>(data: T): T {
  if (typeof data === 'string') return data.replace(PASSWORD_IN_URL, '$1:…@') as T;
  if (Array.isArray(data)) return data.map((item: unknown) => withoutPasswords(item)) as T;
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, withoutPasswords(value as unknown)]),
  ) as T;
}
