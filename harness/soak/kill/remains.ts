// What a run has made on the machine, and what of it is still there.

import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RuntimeName } from '../../contract/runtime';
import { cacheDirectoryPath } from '../../support/files/cache-directory';
import { isAlive, type ProcessIdentity } from '../../support/process/process-identity';
import { commandOf } from '../../support/proc/command';
import { segmentsMadeBy } from '../../support/proc/shared-memory';
import { listeningPorts } from '../../support/proc/sockets';
import { processTree } from '../../support/proc/tree';
import { acceptsConnections } from '../../support/accepts-connections';

/** Collected while the run lives, for afterwards nobody can tell what was its own. */
export class Traces {
  private readonly processes = new Map<string, ProcessIdentity & { readonly command: string }>();
  private readonly ports = new Set<number>();
  private readonly before: readonly string[];

  constructor(private readonly runtime: RuntimeName) {
    this.before = this.inEngine();
  }

  /** Notes all that is below this process now. */
  note(root: number): void {
    const tree = processTree(root);
    for (const one of tree) {
      const command = commandOf(one.pid).join(' ').slice(0, 80);
      this.processes.set(`${String(one.pid)} ${one.start}`, { ...one, command });
    }
    for (const port of listeningPorts(tree.map(({ pid }) => pid))) this.ports.add(port);
  }

  /** What is left, a line each. */
  async left(): Promise<readonly string[]> {
    const all = [...this.processes.values()];
    const pids = all.map(({ pid }) => pid);
    const alive = all.filter(isAlive).map(({ pid, command }) => `process ${String(pid)}: ${command}`);
    const open = await Promise.all(
      [...this.ports].map(async (port) => ((await acceptsConnections(port)) ? [port] : [])),
    );
    const engine = this.inEngine().filter((line) => !this.before.includes(line));
    return [
      ...alive,
      ...open.flat().map((port) => `port ${String(port)}`),
      ...segmentsMadeBy(pids).map((id) => `System V segment ${id}`),
      ...foldersOf(pids),
      ...engine,
    ];
  }

  /** Containers, networks and volumes that there are, where the runtime makes any. */
  private inEngine(): readonly string[] {
    if (this.runtime !== 'docker') return [];
    const lists = {
      container: ['ps', '-aq'],
      network: ['network', 'ls', '-q'],
      volume: ['volume', 'ls', '-q'],
    };
    return Object.entries(lists).flatMap(([kind, args]) =>
      execFileSync('docker', args, { encoding: 'utf8' })
        .split('\n')
        .filter((id) => id !== '')
        .map((id) => `${kind} ${id}`),
    );
  }
}

/** The directories of a run are named after the process that made them. */
function foldersOf(pids: readonly number[]): readonly string[] {
  const names = pids.map((pid) => `chaos-401-${String(pid)}-`);
  return ['/dev/shm', tmpdir(), cacheDirectoryPath()]
    .filter((parent) => existsSync(parent))
    .flatMap((parent) =>
      readdirSync(parent)
        .filter((name) => names.some((start) => name.startsWith(start)))
        .map((name) => join(parent, name)),
    );
}
