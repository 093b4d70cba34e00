// A part of a link whose outlet can be exchanged while it stands still: the source, or a toxic's stage.
import type { Outlet } from './outlet';

export interface Feeder {
  output: Outlet;
  /** Stands still once the chunk in hand was passed on. False: the stream has ended here, and nothing will follow. */
  suspend(): Promise<boolean>;
  /** Goes on after `suspend`, with what was changed meanwhile. */
  resume(): void;
}
