// Where the lines of one drill, or of a whole course, come from.

import { createInterface } from 'node:readline';
import type { Output } from '../../reporters/page';
import { LineSource } from './line-source';

type Complete = (line: string) => readonly string[];

const PROMPT = 'drill> ';

export class DrillInput {
  /** Somebody types, and reads. */
  readonly isPerson: boolean;
  private piped: LineSource | null = null;

  constructor(
    private readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean },
    private readonly output: Output,
  ) {
    this.isPerson = input.isTTY === true && output.isTTY === true;
  }

  /** Of a pipe always the same ones: what was sent ahead is for the next drill of a course. */
  open(complete: Complete): LineSource {
    if (this.isPerson) return this.atTerminal(complete);
    this.piped ??= new LineSource(createInterface({ input: this.input, terminal: false }));
    return this.piped;
  }

  /** After each drill: between two of them a terminal is the shell's own, so that Ctrl-C ends the course. */
  leave(lines: LineSource): void {
    if (this.isPerson) lines.close();
  }

  close(): void {
    this.piped?.close();
  }

  private atTerminal(complete: Complete): LineSource {
    const completer = (line: string): [string[], string] => [
      [...complete(line)],
      line.split(/\s+/).at(-1) ?? '',
    ];
    const { input } = this;
    // Whatever says that it is a terminal is a stream.
    const output = this.output as unknown as NodeJS.WritableStream;
    return new LineSource(
      createInterface({ input, output, completer, prompt: PROMPT, terminal: true, historySize: 200 }),
    );
  }
}
