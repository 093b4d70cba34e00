// What reporters write on: a terminal or a pipe, with or without colour, with a status line that never mixes with text.

import { createColors } from 'picocolors';

export type Paint = ReturnType<typeof createColors>;

export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

export interface Page {
  readonly paint: Paint;
  /** Characters in a line, at most 100. */
  readonly columns: number;
  /** Whether there is a status line: on a terminal that can take one away again. */
  readonly living: boolean;
  /** Whole lines for the reader, to standard output. */
  write(text: string): void;
  /** One line beside the report, to standard error. */
  aside(line: string): void;
  /** Replaces the status line, where there is one; null takes it away. */
  live(line: string | null): void;
}

export interface PageSurroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const MOST_COLUMNS = 100;
const LEAST_COLUMNS = 40;
const CLEAR_LINE = '\r\x1b[2K';

export function openPage({ stdout, stderr, env }: PageSurroundings): Page {
  const dumb = env['TERM'] === 'dumb';
  const living = stdout.isTTY === true && !dumb;
  const columns = Math.max(LEAST_COLUMNS, widthOf(stdout));
  const asideColours = createColors(isColoured(stderr, env));
  let status: string | null = null;

  const past = (write: () => void): void => {
    if (status !== null) stdout.write(CLEAR_LINE);
    write();
    if (status !== null) stdout.write(status);
  };
  return {
    paint: createColors(isColoured(stdout, env)),
    columns,
    living,
    write: (text) => past(() => stdout.write(text)),
    aside: (line) => past(() => stderr.write(`${asideColours.dim(line)}\n`)),
    live(line) {
      if (!living) return;
      const had = status;
      status = line;
      if (had !== null || line !== null) stdout.write(`${CLEAR_LINE}${line ?? ''}`);
    },
  };
}

/** Characters in a line, at most 100. */
export function widthOf({ columns = 0 }: Pick<Output, 'columns'>): number {
  // A terminal whose size nobody has set, as under `script` or in a container, says 0.
  return columns === 0 ? MOST_COLUMNS : Math.min(MOST_COLUMNS, columns);
}

/** NO_COLOR (https://no-color.org) goes before FORCE_COLOR; both count only where they are not empty. */
export function isColoured(output: Output, env: PageSurroundings['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  const forced = env['FORCE_COLOR'] ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTTY === true && env['TERM'] !== 'dumb';
}
