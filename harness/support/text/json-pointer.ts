// Finds a value in plain data by a JSON pointer (RFC 6901).

/** Undefined where there is none. A pointer that does not begin with a slash is one key. */
export function pointTo(data: unknown, pointer: string): unknown {
  const keys = pointer.startsWith('/') ? pointer.slice(1).split('/').map(unescape) : [pointer];
  return keys.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, key)
        ? (value as Record<string, unknown>)[key]
        : undefined,
    data,
  );
}

/** RFC 6901 §4: `~1` first, then `~0`. */
function unescape(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~');
}
