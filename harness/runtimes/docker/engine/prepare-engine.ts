// What is asked before Testcontainers is: whether an engine answers, and whether it has the images, or can get them.

import { IMAGE_PARTS, imageNames, replacement, type ImageChoice, type ImagePart } from '../images';
import { engineEndpoint, type Endpoint } from './endpoint';
import { findImage, type FoundImage } from './find-image';
import { pullImage } from './pull-image';
import { reachEngine, type EngineFacts } from './reach-engine';
import { hostSurroundings, type Surroundings } from './surroundings';

export interface PrepareOptions {
  readonly images: ImageChoice;
  readonly note: (line: string) => void;
  /** For each answer of the engine, in ms. */
  readonly deadlineMs?: number;
  readonly surroundings?: Surroundings;
}

export interface PreparedEngine extends EngineFacts {
  readonly endpoint: Endpoint;
  /** By part; without `node` where the target's image is a ready one, else without `target`. */
  readonly images: Readonly<Partial<Record<ImagePart, FoundImage>>>;
}

const DEADLINE_MS = 2000;

/** Rejects with an `EngineRefusal`. */
export async function prepareEngine(options: PrepareOptions): Promise<PreparedEngine> {
  const { images, note, deadlineMs = DEADLINE_MS, surroundings = hostSurroundings() } = options;
  const endpoint = engineEndpoint(surroundings);
  const facts = await reachEngine({ endpoint, deadlineMs, userName: surroundings.user.name });
  const names = imageNames(images, surroundings.env);
  const found: Partial<Record<ImagePart, FoundImage>> = {};
  await Promise.all(
    IMAGE_PARTS.map(async (part) => {
      const name = names[part];
      if (name !== undefined) found[part] = await present(endpoint, part, name, note);
    }),
  );
  return { endpoint, ...facts, images: found };
}

async function present(
  endpoint: Endpoint,
  part: ImagePart,
  name: string,
  note: (line: string) => void,
): Promise<FoundImage> {
  const there = await findImage(endpoint, name);
  if (there !== null) return there;
  await pullImage({ endpoint, name, replacement: replacement(part), note });
  const pulled = await findImage(endpoint, name);
  if (pulled === null) throw new Error(`The engine pulled ${name} and does not know it.`);
  return pulled;
}
