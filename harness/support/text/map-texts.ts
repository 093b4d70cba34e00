// Changes every text in plain data.

/**
 * A copy in which `change` has been applied to each text, however deep it stands; names of fields, and dates, stay as they are.
 * `at` is where the text stands, as one would write it behind the data's name: `.steps[1].path`.
 */
export function mapTexts<T>(data: T, change: (text: string, at: string) => string, at = ''): T {
  if (typeof data === 'string') return change(data, at) as T;
  if (Array.isArray(data))
    return data.map((item: unknown, index) => mapTexts(item, change, `${at}[${String(index)}]`)) as T;
  if (typeof data !== 'object' || data === null || data instanceof Date) return data;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, mapTexts(value as unknown, change, `${at}.${key}`)]),
  ) as T;
}
