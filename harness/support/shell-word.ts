// One word for a POSIX shell (Shell Command Language, §2.2.2), whatever it holds.

export function shellWord(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
