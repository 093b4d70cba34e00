// The lines that every kind of soak prints.

import type { Page } from '../reporters/page';

/** `   1  …`: one for each time that something was tried. */
export function numbered(index: number, text: string): string {
  return `${String(index + 1).padStart(4)}  ${text}`;
}

/** The last one, which CI adds up. */
export function totalLine({ paint }: Page, good: number, bad: number, says: string): string {
  const mark = bad === 0 ? paint.green('✔') : paint.red('✖');
  return `${mark} ${String(good)} passed, ${String(bad)} failed: ${says}\n`;
}
