// What is run as a process of the target: a source that is bundled, or a command.

export type Program =
  /** Source file, from the target's root, that the runtime bundles to one file and runs by Node. */
  | { readonly kind: 'bundle'; readonly file: string }
  /** `argv` may hold `{{port}}` and the like; `directory` is absolute. */
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly directory: string };

/** A process that the target needs beside it. */
export interface Companion {
  readonly name: string;
  readonly argv: readonly string[];
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Name of the target's variable that holds its base URL. */
  readonly urlVariable?: string;
  readonly health: {
    readonly path: string;
    readonly statuses: readonly number[];
    readonly line?: RegExp;
    readonly deadlineMs?: number;
  };
}
