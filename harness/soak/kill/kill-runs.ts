// Kills runs at every moment, in every way, and looks for what stays behind.

import { setTimeout as delay } from 'node:timers/promises';
import { seededRandom } from '../../support/seeded-random';
import { killsOf, type Kill } from './moments';
import { Traces } from './remains';
import { startRun, type RunToStart, type StartedRun } from './start-run';

export interface Killed extends Kill {
  /** Until nothing was left, in ms from the signal; null where something still was at the end of what is promised. */
  readonly goneAfterMs: number | null;
  readonly left: readonly string[];
}

export interface KillOptions extends RunToStart {
  readonly count: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  /** Told of each kill once it has been looked at. */
  readonly done: (killed: Killed, index: number) => void;
  readonly start?: (run: RunToStart) => StartedRun;
  readonly wait?: (ms: number) => Promise<unknown>;
}

/** What is promised: nothing is left after so long. Testcontainers' reaper waits 10 s before it sets about it. */
const PROMISED_MS = { embedded: 5000, docker: 20_000 } as const;

/** A run may end just before its signal: it is then done again, so often at most, and sooner each time, at last at once. */
const TRIES = 5;

/** So far into a moment the signal is sent, at random, for a moment has a length. */
const LATEST_MS = 20;

export async function killRuns(options: KillOptions): Promise<readonly Killed[]> {
  const random = seededRandom(options.seed);
  const all: Killed[] = [];
  for (const [index, kill] of killsOf(options.count, options.seed).entries()) {
    options.signal.throwIfAborted();
    const killed = await killUntilHit(kill, random() * LATEST_MS, options);
    all.push(killed);
    options.done(killed, index);
  }
  return all;
}

async function killUntilHit(kill: Kill, lateMs: number, options: KillOptions): Promise<Killed> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const killed = await killOnce(kill, lateMs * (1 - tries / (TRIES - 1)), options);
    if (killed !== null) return killed;
  }
  throw new Error(`${kill.signal} hit nobody in ${kill.moment}: each of ${TRIES} runs had ended by then.`);
}

/** Null where the signal hit nobody. */
async function killOnce(kill: Kill, lateMs: number, options: KillOptions): Promise<Killed | null> {
  const traces = new Traces(options.runtime);
  const run = (options.start ?? startRun)(options);
  await run.reaches('opening');
  // To look for it takes longer than some moments last.
  const command = run.command();
  if (!(await run.reaches(kill.moment))) throw new Error(`A run ended before its ${kill.moment}.`);
  await (options.wait ?? delay)(lateMs);
  // It stands still while everything is written down that must be gone afterwards.
  send(command, 'SIGSTOP');
  traces.note(run.npm);
  const victims = { npm: [run.npm], 'the command': [command], both: [run.npm, command] }[kill.victim];
  const hit = victims.filter((victim) => send(victim, kill.signal));
  send(command, 'SIGCONT');
  if (hit.length === 0) {
    await run.ended;
    return null;
  }
  const began = performance.now();
  const promised = PROMISED_MS[options.runtime];
  for (;;) {
    const left = await traces.left();
    const passed = performance.now() - began;
    if (left.length === 0) return { ...kill, goneAfterMs: Math.round(passed), left };
    if (passed > promised) return { ...kill, goneAfterMs: null, left };
    await delay(10);
  }
}

/** False where it has ended by itself just now, or was not there. */
function send(pid: number | null, signal: NodeJS.Signals): boolean {
  if (pid === null) return false;
  try {
    return process.kill(pid, signal);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
    return false;
  }
}
