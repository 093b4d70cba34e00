// A number with its noun.

/** `1 fault`, `2 faults`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}
