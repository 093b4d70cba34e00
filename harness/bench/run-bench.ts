// Runs the parts that are asked for, one after the other, and says on which machine.

import { openRunDirectory } from '../support/files/run-directory';
import type { Part } from './figure';
import { thisMachine, type Machine } from './machine';
import { PARTS, type PartName } from './parts';
import type { Setting } from './setting';

export interface Bench {
  readonly schema: 1;
  /** Of this tool. */
  readonly tool: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  readonly machine: Machine;
  readonly parts: readonly Part[];
}

export interface BenchRequest extends Omit<Setting, 'run'> {
  readonly parts: readonly PartName[];
  readonly tool: string;
  /** Told of each part as it ends. */
  readonly ended: (part: Part) => void;
}

/** Rejects with the signal's reason, or a `UserError`; nothing is left behind then. */
export async function runBench({ parts, tool, ended, ...setting }: BenchRequest): Promise<Bench> {
  const bench = { schema: 1, tool, startedAt: new Date().toISOString(), machine: thisMachine() } as const;
  const run = openRunDirectory({ note: setting.note });
  try {
    const measured: Part[] = [];
    for (const name of parts) {
      const part = await PARTS[name]({ ...setting, run });
      measured.push(part);
      ended(part);
    }
    return { ...bench, parts: measured };
  } finally {
    await run.close();
  }
}
