// What a toxic sees of the one connection that it works on: chunks in, chunks out, and time.
import type { Chunk } from './chunk';

export interface Stub {
  /** Iterating gives chunk after chunk until the end of the stream or an interruption. */
  [Symbol.asyncIterator](): AsyncIterator<Chunk>;
  /** Whether the toxic is being changed or removed: do not take more chunks, pass on what you hold, return. */
  readonly interrupted: boolean;
  /** The next chunk; `undefined` at the end, after an interruption, or when none came for `withinMs` milliseconds. */
  read(withinMs?: number): Promise<Chunk | undefined>;
  /** Passes a chunk on. Await it, so that the sender is slowed down to the receiver's pace. */
  write(chunk: Chunk): Promise<void> | undefined;
  /** Waits. Resolves early, and to false, when interrupted. */
  sleep(ms: number): Promise<boolean>;
  /** Waits for the whole time, interrupted or not. */
  hold(ms: number): Promise<void>;
  /** Ends the stream here: what was passed on still arrives, then the connection closes. */
  close(): void;
}

/** Passes everything on unchanged. */
export async function passThrough(stub: Stub): Promise<void> {
  for await (const chunk of stub) await stub.write(chunk);
}
