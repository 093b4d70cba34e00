// The target restarted with another environment.

import type { StartOptions, TargetProcess } from '../contract/deployment';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import type { Receipt } from '../contract/receipt';
import type { VariableRole } from '../contract/target';
import { writtenValue } from '../support/written-value';
import { describeVariable } from './describe-variable';

/** `options` must give the same for the same lane each time: the witness asks again. */
export function restartWith(title: string, options: (lane: Lane) => StartOptions): Fault {
  return {
    title,
    async act(lane) {
      lane.undo('restore the deployment', () => lane.deployment.restore());
      await lane.deployment.restart(options(lane));
    },
    async witness(lane) {
      const [serving] = lane.deployment.serving;
      if (serving === undefined || serving === lane.deployment.baseline) return null;
      return witnessEnvironment(lane, serving, options(lane));
    },
  };
}

/** What the kernel, or the container engine, says of the process; null where that is not what was wanted. */
export async function witnessEnvironment(
  lane: Lane,
  process: TargetProcess,
  wanted: StartOptions,
): Promise<Receipt | null> {
  const environment = await process.environment();
  const shown: string[] = [];
  for (const [role, value] of Object.entries(wanted.variables ?? {}) as [VariableRole, string | null][]) {
    const name = lane.target.variables[role];
    const written = value === null ? null : writtenValue(lane.target, role, value);
    if (name === undefined || (environment[name] ?? null) !== written) return null;
    shown.push(describeVariable(lane.target, role, value));
  }
  const fingerprint = loadedSecret(lane, process);
  if (fingerprint !== expectedFingerprint(lane, wanted)) return null;
  return {
    summary: `process ${process.id} was started with ${shown.join(', ')}`,
    process: process.id,
    environment: shown,
    secretFingerprint: fingerprint,
  };
}

/** The fingerprint of the secret that the process's own log says it has loaded; null where it says none. */
export function loadedSecret(lane: Lane, process: TargetProcess): string | null {
  const { parse, secretFingerprint } = lane.target.log;
  if (secretFingerprint === undefined) return null;
  for (const line of process.log.lines) {
    const record = parse(line);
    const found = record === null ? null : secretFingerprint(record);
    if (found !== null) return found;
  }
  return null;
}

function expectedFingerprint(lane: Lane, wanted: StartOptions): string | null {
  const { fingerprintOf, secretFingerprint } = lane.target.log;
  const fromFile = wanted.directory === 'elsewhere' ? undefined : wanted.dotenv?.secret;
  const fromEnvironment = wanted.variables?.secret;
  const secret = fromEnvironment === undefined ? lane.secret : (fromEnvironment ?? fromFile ?? '');
  return fingerprintOf === undefined || secretFingerprint === undefined || secret === ''
    ? null
    : fingerprintOf(secret);
}
