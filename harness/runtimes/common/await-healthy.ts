// Waits until a new process of the target answers its health route.

import { request } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

import type { TargetProcess } from '../../contract/deployment';
import type { TargetDefinition } from '../../contract/target';
import { EndedAtStart } from '../../support/process/ended-at-start';
import type { Hider } from '../../support/secrets/hide-secrets';
import { withLastLines } from '../../support/text/last-lines';
import { UserError, type UserErrorParts } from '../../support/user-error';

/** A question costs a tenth of that. */
const PAUSE_MS = 3;
/** Node's own account of an exception takes 16. */
const SHOWN_LINES = 20;
/** Its last lines come out of the pipe after its end. */
const LAST_LINES_MS = 500;
/** Who took the port between its choice and the start; the process itself will find it taken. */
const OF_ANOTHER = ' from another process at its port';

export interface Starting extends Pick<TargetProcess, 'url' | 'log' | 'output' | 'ended' | 'listens'> {
  /** Name of the image that it is started from, where it is a container. */
  readonly image?: string;
  /** Hides in its log what it was given and nobody may read. */
  readonly secrets: Pick<Hider, 'hide'>;
  /** Between two questions, in ms. */
  readonly pauseMs?: number;
}

/** Rejects with a `UserError` where the process ends or the deadline passes first; it shows the last lines of the log. */
export async function awaitHealthy(
  process: Starting,
  { health }: Pick<TargetDefinition['process'], 'health'>,
  usualMs: number,
): Promise<void> {
  const deadlineMs = health.deadlineMs ?? usualMs;
  const until = performance.now() + deadlineMs;
  const { line } = health;
  if (line !== undefined) await awaitLine(process, line, deadlineMs);
  const url = new URL(health.path, process.url);
  let last = 'no answer';
  while (performance.now() < until) {
    const how = process.ended();
    if (how !== null) {
      const output = process.output ?? process.log;
      await output.waitFor(() => false, { deadlineMs: LAST_LINES_MS });
      throw new EndedAtStart(
        refusal(`it ended at its start with ${how}`, process),
        how,
        output.lines.map(process.secrets.hide),
      );
    }
    if (line !== undefined) return;
    const answer = await ask(url, until - performance.now());
    const fits = typeof answer === 'number' && health.statuses.includes(answer);
    if (fits && (process.listens?.() ?? true)) return;
    last = typeof answer === 'number' ? `status ${answer}${fits ? OF_ANOTHER : ''}` : answer;
    await delay(process.pauseMs ?? PAUSE_MS);
  }
  throw new UserError(refusal(`${health.path} gave ${last} for ${Math.round(deadlineMs)} ms`, process));
}

/** Comes back as well where the process has ended, which its caller sees. */
async function awaitLine(process: Starting, line: RegExp, deadlineMs: number): Promise<void> {
  const output = process.output ?? process.log;
  const found = await output.waitFor((text) => line.test(text), { deadlineMs });
  if (found === null && process.ended() === null)
    throw new UserError(refusal(`it wrote no line that fits ${String(line)} in ${deadlineMs} ms`, process));
}

function ask(url: URL, timeoutMs: number): Promise<number | string> {
  return new Promise((resolve) => {
    const asking = request(url, { agent: false, timeout: Math.max(1, timeoutMs) }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asking.once('timeout', () => asking.destroy(new Error('no answer')));
    asking.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    asking.end();
  });
}

function refusal(why: string, { log, output, image, secrets }: Starting): UserErrorParts {
  return {
    to: 'start the target',
    why: withLastLines(why, (output ?? log).lines, {
      count: SHOWN_LINES,
      none: 'its log is empty',
      hide: secrets.hide,
    }),
    value: image,
    remedy:
      'Mend the target, or what its configuration says: process.command, process.environment, process.health, variables.port',
  };
}
