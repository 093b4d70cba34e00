// What an operator has at hand who sees a broken stack from outside: as files where an operator has files.

import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { TargetProcess } from '../contract/deployment';
import { dotenvOf, headerClue } from './round/gather-clues';
import type { EngineLane } from './lane/open-lane';
import type { Sent } from './round/send-probe';

/** It holds whole tokens; the files hold whole secrets of the throw-away stack, and are gone with it. */
export interface Outside {
  readonly path: string;
  /** Missing where the target has no front end. */
  readonly origin?: string;
  readonly email: string;
  /** What the client's token store holds. */
  readonly stored: string | null;
  /** As the client sends it; null where it sends none, missing where the target wants its token elsewhere. */
  readonly header?: string | null;
  /** Of the process that serves when nothing is broken, and of those that serve now. */
  readonly logPaths: readonly string[];
  /** In the form of /proc/PID/environ. */
  readonly environmentPath: string;
  /** Null where nothing should have been loaded. */
  readonly dotenvPath: string | null;
}

export async function writeOutside(lane: EngineLane, sent: readonly Sent[]): Promise<Outside> {
  const { deployment, target } = lane;
  const serving = deployment.serving[0] ?? deployment.baseline;
  const processes = [...new Set([deployment.baseline, ...deployment.serving])];
  return {
    path: target.probe.path,
    ...(target.origin === undefined ? {} : { origin: target.origin }),
    email: lane.person.email,
    stored: lane.client.stored,
    ...headerClue(lane, { sent }),
    logPaths: processes.map(({ logPath }) => logPath),
    environmentPath: written(serving, 'environ', nulSeparated(await serving.environment())),
    dotenvPath:
      serving.options.dotenv === undefined
        ? null
        : written(serving, 'dotenv', lines(dotenvOf(lane, serving))),
  };
}

/** Beside the log, where all is gone with the run. */
function written({ id, logPath }: TargetProcess, name: string, content: string): string {
  const file = join(dirname(logPath), `${id}.${name}`);
  writeFileSync(file, content, { mode: 0o600 });
  return file;
}

function nulSeparated(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${value}\0`)
    .join('');
}

function lines(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join('');
}
