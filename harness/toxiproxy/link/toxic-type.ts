// What a file in `toxics/` exports: one kind of fault, its attributes, and how it treats a stream.
import type { Stub } from './stub';

/** Go's integer types, which the API's error messages name. */
export type AttributeType = 'int64' | 'int';

/** The treatment of one connection in one direction. State that must outlive a change of the attributes lives in its closure. */
export interface Flow<Name extends string = string> {
  /**
   * Moves chunks from the stub's input to its output. When it returns without having been interrupted, the stream is
   * closed behind it; when it was interrupted, it is called again with the new attributes.
   */
  pipe(stub: Stub, attributes: Readonly<Record<Name, number>>): Promise<void>;
}

export interface ToxicType<Name extends string = string> {
  /** Its name in the API. */
  readonly type: string;
  /** Its name in the API's error messages, where it is not the type in Pascal case with `Toxic` behind it. */
  readonly goName?: string;
  readonly attributes: Readonly<Record<Name, AttributeType>>;
  /** How a new connection, or a connection that is open when the toxic is added, is treated. */
  flow(): Flow<Name>;

  /** Optional power: how many chunks may wait in front of it before the sender is slowed down. Without it, none. */
  readonly bufferSize?: number;
  /** Optional power: removing it closes the connections that it had held. */
  readonly closesOnRemoval?: boolean;
  /** Optional power: connections opened while it is there end with an RST instead of a FIN, both sides of them. */
  readonly resetsConnections?: boolean;
}

/** Checks the types of a toxic against each other; gives it back unchanged. */
export function defineToxic<Name extends string>(toxic: ToxicType<Name>): ToxicType {
  return toxic;
}
