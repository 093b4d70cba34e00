// JSON of what a report holds; a number that JSON does not have (a counter may be NaN) as a text, not as null.

export function jsonText(value: unknown): string {
  return `${JSON.stringify(value, (_, one: unknown) => (isNoJson(one) ? String(one) : one), 2)}\n`;
}

function isNoJson(value: unknown): value is number {
  return typeof value === 'number' && !Number.isFinite(value);
}
