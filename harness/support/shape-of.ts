// The shape of an answer's body for people: its keys, and of its values only what kind they are.

const MOST_ITEMS = 1;
const LONGEST = 400;

/** `{"user":{"id":number},"jwt":string of 180}`. No value is shown. */
export function shapeOf(body: unknown): string {
  const shape = describe(body);
  return shape.length <= LONGEST ? shape : `${shape.slice(0, LONGEST)}…`;
}

function describe(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (typeof value === 'string') return `string of ${String(value.length)}`;
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map(describe);
    return `[${[...items, ...(value.length > MOST_ITEMS ? ['…'] : [])].join(',')}]`;
  }
  if (typeof value !== 'object') return typeof value;
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${describe(item)}`)
    .join(',')}}`;
}
