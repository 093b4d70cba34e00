// A piece of the byte stream as it was read from a socket.

export interface Chunk {
  readonly data: Buffer;
  /** When it was read, in milliseconds of `performance.now()`; toxics that delay it move this forward. */
  readonly at: number;
}
