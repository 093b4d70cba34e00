// Why something failed, with the last lines that it wrote.

export interface LastLines {
  /** How many are shown at most; blank ones are neither shown nor counted. */
  readonly count: number;
  /** What they are: `its last log lines`. */
  readonly title?: string;
  /** What is said where there are none: `its log is empty`. */
  readonly none?: string;
  /** Applied to what is shown. */
  readonly hide?: (text: string) => string;
}

/** One text for the `why` of a `UserError`; the lines stand below it, set in. */
export function withLastLines(
  why: string,
  lines: readonly string[],
  { count, title = 'its last log lines', none, hide = asTheyAre }: LastLines,
): string {
  const shown = lines.filter((line) => line.trim() !== '').slice(-count);
  if (shown.length > 0) return `${why}; ${title}:\n  ${hide(shown.join('\n  '))}\n`;
  return none === undefined ? why : `${why}; ${none}`;
}

function asTheyAre(text: string): string {
  return text;
}
