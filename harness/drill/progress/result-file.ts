// A trainee's file of results, to which every drill adds one line; several may at the same time.

import { closeSync, fstatSync, openSync, statSync, writeSync } from 'node:fs';
import { userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { makeFolders } from '../../support/files/make-folders.cjs';
import { fingerprint } from '../../support/secrets/mask';
import { messageOf, UserError } from '../../support/user-error';
import type { KeptResult } from './kept-result';

const LONGEST = 32;

/** Whose results these are where nobody is named: the account's. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

/** `DIRECTORY/progress/ada-lovelace-1a2b3c4d.jsonl`: readable, and the same for no two names, on any file system. */
export function resultFile(directory: string, trainee: string): string {
  const readable = trainee
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replace(/^-+|-+$/g, '');
  return join(directory, 'progress', `${[readable, fingerprint(trainee)].filter(Boolean).join('-')}.jsonl`);
}

/** Throws a `UserError` where it cannot be written. Returns the file. */
export function keepResult(directory: string, result: KeptResult): string {
  const file = resultFile(directory, result.trainee);
  try {
    makeFolders(dirname(file), { mode: 0o700 });
    appendLines(file, [JSON.stringify(result)]);
    return file;
  } catch (thrown) {
    throw new UserError({
      to: 'keep the result',
      why: messageOf(thrown),
      value: file,
      remedy: 'Make it writable, or name another folder in CHAOS401_DATA_DIR',
      cause: thrown,
    });
  }
}

/** The line break in front sets it apart from a line that was cut off. Whoever has put the file aside meanwhile may not have seen what was added: it is added again, and counts once. */
export function appendLines(file: string, lines: readonly string[]): void {
  const text = lines.map((line) => `\n${line}\n`).join('');
  for (;;) {
    const descriptor = openSync(file, 'a', 0o600);
    try {
      writeWhole(descriptor, text);
      const now = statSync(file, { throwIfNoEntry: false });
      if (now?.ino === fstatSync(descriptor).ino) return;
    } finally {
      closeSync(descriptor);
    }
  }
}

/** In one call, which appends it in one piece; a full disk may take less of it, and says so at the next. */
function writeWhole(descriptor: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let written = 0; written < bytes.length;)
    written += writeSync(descriptor, bytes, written, bytes.length - written);
}
