// Changes every text in plain data.

/** A copy in which `change` has been applied to each text, however deep it stands; names of fields, and dates, stay as they are. */
export function mapTexts<T>(data: T, change: (text: string) => string): T {
  if (typeof data === 'string') return change(data) as T;
  if (Array.isArray(data)) return data.map((item: unknown) => mapTexts(item, change)) as T;
  if (typeof data !== 'object' || data === null || data instanceof Date) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapTexts(value as unknown, change)]),
  ) as T;
}
