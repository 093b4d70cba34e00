// Where a process is to listen, with the file written that tells it of its database.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import type { TargetDefinition } from '../../../contract/target';
import { fillIn, type Values } from '../../../support/text/fill-in';
import { messageOf, UserError } from '../../../support/user-error';
import type { Listening } from '../../common/process-host';

export const HOST = '127.0.0.1';
/** Of what does not listen. */
export const NO_PORT = '0';

export interface Telling {
  readonly target: TargetDefinition;
  /** Where the file is written. */
  readonly directory: string;
  readonly port: string;
  readonly values: (listening: Listening) => Values;
}

/** Throws a `UserError` where the file's template cannot be read or filled. */
export function tellDatabase({ target, directory, port, values }: Telling): Listening {
  const { root, database } = target;
  const { file } = database;
  if (file === undefined) return { host: HOST, port };
  const listening: Listening = { host: HOST, port, databaseFile: join(directory, 'database') };
  try {
    const template = readFileSync(resolve(root, file.template), 'utf8');
    writeFileSync(join(directory, 'database'), fillIn(template, values(listening)), { mode: 0o600 });
  } catch (thrown) {
    throw new UserError({
      to: "write the target's database file",
      why: messageOf(thrown),
      value: file.template,
      remedy: 'Mend database.file.template',
      cause: thrown,
    });
  }
  return listening;
}
