// Names of headers are the same in either case (RFC 9110 §5.1): here they are in lower case, as answers have them.

export function lowerCased<T>(headers: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
