// What ends a run early: signals, a parent that has gone, output that cannot be written. The first asks, the second does not.

export class Interrupted extends Error {
  constructor(
    readonly exitCode: number,
    /** For the person; null where nobody wants to know. */
    readonly says: string | null,
  ) {
    super(says ?? 'The reader of the output has gone.');
    this.name = 'Interrupted';
  }
}

export interface InterruptionOptions {
  /** Where signals come from. */
  readonly process: Pick<NodeJS.EventEmitter, 'on' | 'off'>;
  readonly say: (line: string) => void;
  /** Leaves at once. */
  readonly exit: (code: number) => void;
  readonly watchParent: (onGone: () => void) => () => void;
  /** Monotonic, in ms. */
  readonly now?: () => number;
}

export interface Interruption {
  /** Aborted with an `Interrupted`. */
  readonly signal: AbortSignal;
  interrupt(by: Interrupted): void;
  /** Stops watching. */
  close(): void;
}

/** 128 + the signal's number, as a shell has it. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** The code of one whose reader has gone: 128 + SIGPIPE. */
export const READER_GONE = 141;

/** Ctrl-C reaches us twice, from the terminal and passed on by npm: what comes this soon is no second wish. */
const SAME_WISH_MS = 500;

/** Where clean-up takes longer, what watches over us from outside does the rest. */
const CLEAN_UP_MS = 4000;

export function watchInterruptions(options: InterruptionOptions): Interruption {
  const { now = () => performance.now() } = options;
  const controller = new AbortController();
  let first: { readonly at: number; readonly by: Interrupted } | null = null;
  let deadline: NodeJS.Timeout | undefined;

  const interrupt = (by: Interrupted): void => {
    if (first !== null) {
      if (now() - first.at >= SAME_WISH_MS) options.exit(first.by.exitCode);
      return;
    }
    first = { at: now(), by };
    deadline = setTimeout(() => options.exit(by.exitCode), CLEAN_UP_MS);
    if (by.says !== null) options.say(by.says);
    controller.abort(by);
  };

  const listeners = Object.entries(EXIT_CODES).map(([name, code]) => {
    const listener = () =>
      interrupt(new Interrupted(code, `${name}: closing everything. Once more leaves at once.`));
    options.process.on(name, listener);
    return () => options.process.off(name, listener);
  });
  const endWatch = options.watchParent(() =>
    interrupt(new Interrupted(EXIT_CODES.SIGHUP, 'Whoever started this has gone: closing everything.')),
  );

  return {
    signal: controller.signal,
    interrupt,
    close() {
      clearTimeout(deadline);
      endWatch();
      for (const stop of listeners) stop();
    },
  };
}
