// Where a part of a link sends its chunks: the next toxic's channel, or the socket at the end.
import type { Chunk } from './chunk';

export interface Outlet {
  /** Takes one chunk. `undefined` means taken at once; a promise resolves when it was taken: do not send before. */
  send(chunk: Chunk): Promise<void> | undefined;
  /** No chunk follows. What was sent before still arrives. */
  close(): void;
}
