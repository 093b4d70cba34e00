// Environment variables from a file: a .env file, what `env` prints, or /proc/PID/environ.

import { readFile, stat } from 'node:fs/promises';
import { parse } from 'dotenv';

const LARGEST = 1 << 20;
/** Every process of a shell has them; nobody writes them into a .env file. */
const OF_A_PROCESS = /^(?:PATH|PWD|HOME|HOSTNAME|SHLVL|_)=/m;
const NAME = /^[A-Za-z_]\w*=/;

/** Rejects with the reason in plain words. */
export async function readVariables(file: string): Promise<Readonly<Record<string, string>>> {
  const { size } = await stat(file);
  if (size > LARGEST) throw new Error(`${size} bytes are too many for variables`);
  const text = await readFile(file, 'utf8');
  if (text === '') throw new Error('it is empty');
  const variables = text.includes('\0')
    ? fromPairs(text.split('\0'))
    : OF_A_PROCESS.test(text)
      ? fromPairs(joined(text.split(/\r?\n/)))
      : parse(text);
  if (Object.keys(variables).length === 0) throw new Error('no line reads NAME=value');
  return variables;
}

/** A value may hold line breaks: a line without a name of its own continues the one before it. */
function joined(lines: readonly string[]): string[] {
  const end = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  return lines.slice(0, end).reduce<string[]>((pairs, line) => {
    const before = pairs.at(-1);
    if (NAME.test(line) || before === undefined) return [...pairs, line];
    return [...pairs.slice(0, -1), `${before}\n${line}`];
  }, []);
}

function fromPairs(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs
      .filter((pair) => pair.includes('='))
      .map((pair) => {
        const at = pair.indexOf('=');
        return [pair.slice(0, at), pair.slice(at + 1)];
      }),
  );
}
