// An image as the engine has it under a name.

import { engineRequest } from './engine-request';
import type { Endpoint } from './endpoint';

export interface FoundImage {
  readonly name: string;
  /** The registry's digest where one gave it, else the image's own id: `sha256:…`. */
  readonly digest: string;
  readonly id: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly workingDirectory: string;
}

interface Inspected {
  readonly Id: string;
  readonly RepoDigests?: readonly string[] | null;
  readonly Config?: { readonly Labels?: Record<string, string> | null; readonly WorkingDir?: string } | null;
}

/** In ms; the engine has it on its disk. */
const SILENCE_MS = 10_000;

/** Null where there is none. */
export async function findImage(endpoint: Endpoint, name: string): Promise<FoundImage | null> {
  const { status, body } = await engineRequest(endpoint, {
    path: `/images/${encodeURI(name)}/json`,
    silenceMs: SILENCE_MS,
  });
  if (status === 404) return null;
  if (status !== 200) throw new Error(`The engine was asked for the image ${name} and said: ${body.trim()}`);
  const { Id, RepoDigests, Config } = JSON.parse(body) as Inspected;
  return {
    name,
    id: Id,
    digest: RepoDigests?.[0]?.split('@')[1] ?? Id,
    labels: Config?.Labels ?? {},
    workingDirectory: Config?.WorkingDir || '/',
  };
}
