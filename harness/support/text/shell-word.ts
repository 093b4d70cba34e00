// One word for a POSIX shell (Shell Command Language, §2.2.2), whatever it holds.

/** In quotation marks only where a shell might make something else of it. */
export function shellWord(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

const PLAIN = /^[\w./:@-]+$/;
