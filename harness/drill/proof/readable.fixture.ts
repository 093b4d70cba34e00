// All that the trainee's account can read of a drill that runs: its processes, its files, and whatever listens.

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface Readable {
  readonly where: string;
  readonly bytes: Buffer;
}

export function processesRead(tree: readonly number[]): Readable[] {
  return tree.flatMap((pid) =>
    ['cmdline', 'environ', 'comm'].flatMap((file) => {
      const bytes = orNull(() => readFileSync(`/proc/${String(pid)}/${file}`));
      return bytes === null ? [] : [{ where: `/proc/${String(pid)}/${file}`, bytes }];
    }),
  );
}

/** Every file of the run: the directory is the one that holds the log of the target. */
export function filesOfRun(logPath: string): Readable[] {
  const root = dirname(dirname(logPath));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const where = join(entry.parentPath, entry.name);
      const bytes = orNull(() => readFileSync(where));
      return bytes === null ? [] : [{ where, bytes }];
    });
}

const PATHS = [
  '/',
  '/proxies',
  '/proxies/chaos401',
  '/version',
  '/metrics',
  '/health',
  '/toxics',
  '/reset',
  '/populate',
];

/** What each port says to a stranger who speaks HTTP. `/metrics` of a target says what it says in production. */
export async function answersOfPorts(ports: readonly number[]): Promise<Readable[]> {
  const asked = ports.flatMap((port) => PATHS.map((path) => `http://127.0.0.1:${String(port)}${path}`));
  const answers = await Promise.all(
    asked.map(async (url) => {
      try {
        const answer = await fetch(url, { signal: AbortSignal.timeout(3000) });
        return [{ where: url, bytes: Buffer.from(`${String(answer.status)} ${await answer.text()}`) }];
      } catch {
        return [];
      }
    }),
  );
  return answers.flat();
}

function orNull<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
