// A drill under way, without any input or output: the terminal drives it, and so may a page in a browser.

import type { Debrief } from './debrief-data';
import type { Outcome } from './outcome';
import type { Story, Transcript } from './transcript';

/** What one command gives: text as a real tool prints it, and the same as data for `--json`. */
export interface Reply {
  /** The first word of the line. */
  readonly command: string;
  /** False where it could not be done: a wrong word, bad SQL, an answer without evidence. */
  readonly ok: boolean;
  readonly text: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** By which `--evidence` cites it; null where it is nothing to cite. */
  readonly evidence: number | null;
}

/** What the trainee can use in a shell of their own. It holds a whole token and a password of the throw-away stack. */
export interface OwnShell {
  readonly edgeUrl: string;
  readonly path: string;
  readonly origin: string;
  readonly email: string;
  readonly userId: string;
  /** As the user's client stores it; null where it stores none. */
  readonly token: string | null;
  readonly logPaths: readonly string[];
  readonly databaseUrl: string;
}

export interface CommandSummary {
  readonly name: string;
  /** `request [--times N]`. */
  readonly usage: string;
  readonly says: string;
}

export interface DrillSession {
  readonly story: Story;
  readonly ownShell: OwnShell;
  readonly commands: readonly CommandSummary[];
  /** Runs one line, one at a time. Never rejects for what was typed; rejects where the session is closed. */
  run(line: string): Promise<Reply>;
  /** Ways in which what stands in front of the cursor may go on. */
  complete(line: string): readonly string[];
  /** Ends it as `quit` does, or since the time is over, or since the harness is at fault. Nothing where it has ended. Throws where the stack is taken away by a signal. */
  end(how: 'given up' | 'time over' | 'void', why?: string): Outcome;
  /** Null while it goes on. */
  readonly outcome: Outcome | null;
  /** In a tutorial: what to do next, and why. Else null. */
  readonly advice: string | null;
  /** In ms; null where there is no limit. Time in which the machine slept does not count. */
  readonly leftMs: number | null;
  /** Without an outcome, and without a word of what is broken, until it has ended. */
  readonly transcript: Transcript;
  /** Null until it has ended. */
  readonly debrief: Debrief | null;
}
