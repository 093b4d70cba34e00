// Pulls an image, with a line now and then that says how far it is.

import { messageOf } from '../../../support/user-error';
import { engineRequest } from './engine-request';
import { EngineRefusal, OR_EMBEDDED } from './engine-refusal';
import type { Endpoint } from './endpoint';
import { registryCredentials } from './registry-credentials';

export interface PullOptions {
  readonly endpoint: Endpoint;
  readonly name: string;
  /** How to have another image in its place. */
  readonly replacement: string;
  readonly note: (line: string) => void;
}

/** A registry from which nothing comes for that long, in ms, is given up. */
const SILENCE_MS = 30_000;
const PROGRESS_MS = 2000;
const MB = 1_000_000;

interface PullLine {
  readonly id?: string;
  readonly error?: string;
  readonly progressDetail?: { readonly current?: number; readonly total?: number };
}

/** Rejects with an `EngineRefusal` that names the image. */
export async function pullImage({ endpoint, name, replacement, note }: PullOptions): Promise<void> {
  const layers = new Map<string, { current: number; total: number }>();
  let failure: string | null = null;
  let told = performance.now();
  note(`Pulling ${name}`);
  const onLine = (text: string): void => {
    const { id = '', error, progressDetail } = parseLine(text);
    failure = error ?? failure;
    const { current = 0, total = 0 } = progressDetail ?? {};
    if (total > 0) layers.set(id, { current, total });
    if (layers.size === 0 || performance.now() - told < PROGRESS_MS) return;
    told = performance.now();
    note(`Pulling ${name}: ${megabytes(layers, 'current')} of ${megabytes(layers, 'total')} MB`);
  };
  try {
    const credentials = await registryCredentials(name);
    const { status, body } = await engineRequest(endpoint, {
      method: 'POST',
      path: `/images/create?${reference(name)}`,
      headers: credentials === null ? {} : { 'x-registry-auth': credentials },
      silenceMs: SILENCE_MS,
      onLine,
    });
    if (status !== 200) failure = (JSON.parse(body) as { message?: string }).message ?? body;
  } catch (thrown) {
    failure = messageOf(thrown);
  }
  if (failure === null) return;
  throw new EngineRefusal({
    to: 'pull an image',
    why: failure.trim().replace(/[.\s]+$/, ''),
    value: name,
    clause: `the image ${name} is not there and cannot be pulled`,
    remedy: `Let the engine reach its registry (for a private one: "docker login"), name another by ${replacement}, ${OR_EMBEDDED}`,
  });
}

function parseLine(text: string): PullLine {
  try {
    return JSON.parse(text) as PullLine;
  } catch {
    return {};
  }
}

/** Without a tag the engine would pull every tag that there is. */
function reference(name: string): string {
  const tagged = /[:@][^/]*$/.test(name) ? name : `${name}:latest`;
  return new URLSearchParams({ fromImage: tagged }).toString();
}

function megabytes(
  layers: ReadonlyMap<string, { current: number; total: number }>,
  which: 'current' | 'total',
): string {
  return ([...layers.values()].reduce((sum, layer) => sum + layer[which], 0) / MB).toFixed(0);
}
