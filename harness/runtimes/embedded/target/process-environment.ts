// The environment that a process was started with, as the kernel keeps it.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

/** What a shell between us and the process adds of its own accord. */
const SHELLS_OWN = ['PWD', 'OLDPWD', 'SHLVL', '_'];

/**
 * `given` says which of the shell's own names were meant, and where a value ends that `ps` shows in one line; of a process that has
 * ended, it is all that is known.
 */
export async function processEnvironment(
  pid: number,
  given: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const pairs = process.platform === 'linux' ? await fromProc(pid) : await fromPs(pid, Object.keys(given));
  if (pairs === null) return { ...given };
  return Object.fromEntries(pairs.filter(([name]) => name in given || !SHELLS_OWN.includes(name)));
}

/** Exit code of `ps` where there is no such process. */
const PS_KNOWS_NONE = 1;

type Pair = readonly [name: string, value: string];

async function fromProc(pid: number): Promise<Pair[] | null> {
  const text = await readFile(`/proc/${pid}/environ`, 'utf8').catch(nullOnceEnded);
  // A zombie has none.
  if (text === null || text === '') return null;
  return text
    .split('\0')
    .filter((entry) => entry !== '')
    .map(pairOf);
}

/** Reading begins before the end, or comes after it. */
function nullOnceEnded(thrown: Error & { readonly code?: unknown }): null {
  if (thrown.code === 'ENOENT' || thrown.code === 'ESRCH' || thrown.code === PS_KNOWS_NONE) return null;
  throw thrown;
}

async function fromPs(pid: number, names: readonly string[]): Promise<Pair[] | null> {
  const asked = promisify(execFile)('ps', ['eww', '-o', 'command=', '-p', String(pid)]);
  const answer = await asked.catch(nullOnceEnded);
  if (answer === null) return null;
  const { stdout } = answer;
  const starts = [...names, ...SHELLS_OWN]
    .map((name) => ({ name, at: stdout.indexOf(` ${name}=`) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return starts.map(({ at }, index) => pairOf(stdout.slice(at + 1, starts[index + 1]?.at).trimEnd()));
}

function pairOf(entry: string): Pair {
  const at = entry.indexOf('=');
  return [entry.slice(0, at), entry.slice(at + 1)];
}
