// A piece of the byte stream as it was read from a socket.

export interface Chunk {
  /** Lent: whoever keeps it longer than `Outlet.send` takes must copy it. */
  readonly data: Buffer;
  /** When it was read, in milliseconds of `performance.now()`; toxics that delay it move this forward. */
  readonly at: number;
}
