// Keeps the machine busy beside a run: processes that compute, and one that writes to the disk.

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withParentDeathSignal } from '../support/process/parent-death-signal';

export interface Pressure {
  /** Ends all of it, and removes what was written. */
  stop(): Promise<void>;
}

const COMPUTES = 'for (;;) Math.sqrt(Math.random());';

/** Writes 32 MiB and waits until they are on the disk, again and again into the same file. */
const WRITES = `
  const { closeSync, fsyncSync, openSync, writeSync } = require('node:fs');
  const block = Buffer.alloc(1 << 20, 1);
  for (;;) {
    const file = openSync(process.argv[1], 'w');
    for (let count = 0; count < 32; count += 1) writeSync(file, block);
    fsyncSync(file);
    closeSync(file);
  }`;

/** `computing` processes, and one that writes below the system's temporary directory. */
export function startPressure(computing: number): Pressure {
  const folder = mkdtempSync(join(tmpdir(), 'chaos-401-pressure-'));
  const children = [
    ...Array.from({ length: computing }, () => startProgram(COMPUTES)),
    startProgram(WRITES, join(folder, 'file')),
  ];
  return {
    async stop() {
      await Promise.all(children.map(ended));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startProgram(program: string, ...args: readonly string[]): ChildProcess {
  const guarded = withParentDeathSignal('KILL', process.execPath, ['-e', program, ...args]);
  return spawn(guarded.command, guarded.args, { stdio: 'ignore', env: {} });
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
