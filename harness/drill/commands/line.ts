// One line as it was typed: its command, its words, and its options.

import { Refused } from '../refused';

export interface Line {
  readonly command: string;
  /** All behind the command, as it was typed. */
  readonly rest: string;
  /** Without options. */
  readonly words: readonly string[];
  /** Every value of `--name VALUE`, in order; an empty text where it had none. */
  readonly options: ReadonlyMap<string, readonly string[]>;
}

/** Words as a shell has them: quotation marks hold spaces together. Null for an empty line. */
export function readLine(text: string): Line | null {
  const trimmed = text.trim();
  if (trimmed === '') return null;
  const [command = ''] = /^\S+/.exec(trimmed) ?? [];
  const rest = trimmed.slice(command.length).trim();
  const words: string[] = [];
  const options = new Map<string, string[]>();
  const all = wordsOf(rest);
  for (let index = 0; index < all.length; index += 1) {
    const word = all[index] ?? '';
    if (!word.startsWith('--')) {
      words.push(word);
      continue;
    }
    const [name = '', ...value] = word.slice(2).split('=');
    const next = all[index + 1];
    const isNext = value.length === 0 && next !== undefined && !next.startsWith('--');
    if (isNext) index += 1;
    options.set(name, [
      ...(options.get(name) ?? []),
      value.length > 0 ? value.join('=') : isNext ? next : '',
    ]);
  }
  return { command: command.toLowerCase(), rest, words, options };
}

/** The last value of an option as a whole number; null where it is not there. */
export function numberOf(line: Line, option: string, least: number, most: number): number | null {
  const value = line.options.get(option)?.at(-1);
  if (value === undefined) return null;
  const number = Number(value);
  if (!/^\d+$/.test(value) || number < least || number > most)
    throw new Refused(
      `--${option} wants a whole number from ${String(least)} to ${String(most)} (${value}).`,
    );
  return number;
}

function wordsOf(text: string): string[] {
  return [...text.matchAll(/(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|[^\s"'])+/g)].map(([word]) =>
    word.replace(
      /"((?:[^"\\]|\\.)*)"|'([^']*)'/g,
      (_, double?: string, single?: string) =>
        single ?? (double ?? '').replace(/\\n/g, '\n').replace(/\\(.)/g, '$1'),
    ),
  );
}
