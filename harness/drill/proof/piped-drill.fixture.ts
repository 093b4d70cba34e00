// The drill's command over pipes, with --json: what a script sends, and gets.

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Outcome } from '../outcome';
import type { OwnShell, Reply } from '../session';
import type { Story } from '../transcript';

const ROOT = join(__dirname, '..', '..', '..');
const MAIN = join(ROOT, 'harness', 'launch', 'main.cjs');

export interface Told {
  readonly kind: 'story';
  readonly story: Story;
  readonly ownShell: OwnShell;
}

export interface Ended {
  readonly outcome: Outcome;
  /** File. */
  readonly transcript: string;
  readonly results: string | null;
  readonly code: number | null;
}

export class PipedDrill {
  /** All that it has printed. */
  printed = '';
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private beside = '';
  private readonly closed: Promise<unknown[]>;

  /** `data`: where it keeps what comes of it. */
  constructor(options: readonly string[], data: string) {
    this.child = spawn(process.execPath, [MAIN, 'drill', '--json', ...options], {
      cwd: ROOT,
      env: { ...process.env, CHAOS401_DATA_DIR: data },
    });
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
    this.child.stderr.on('data', (chunk: Buffer) => void (this.beside += chunk.toString()));
    this.closed = once(this.child, 'close');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Once, before anything is sent. */
  story(): Promise<Told> {
    return this.next<Told>('story');
  }

  async send(line: string): Promise<Reply> {
    this.child.stdin.write(`${line}\n`);
    return this.next<Reply>('reply');
  }

  /** Once its last reply has come. */
  async end(): Promise<Ended> {
    const { outcome } = await this.next<Pick<Ended, 'outcome'>>('end');
    const kept = await this.next<Pick<Ended, 'transcript' | 'results'>>('kept');
    const [code] = await this.closed;
    return { outcome, ...kept, code: code as number | null };
  }

  /** Exit code. */
  async interrupt(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    const [code] = await this.closed;
    return code as number | null;
  }

  /** Gives it up, whatever it is at. */
  async leave(): Promise<void> {
    this.child.stdin.end();
    await this.closed;
  }

  private async next<T>(kind: string): Promise<T> {
    const { value } = (await this.lines.next()) as { readonly value?: string };
    this.printed += `${value ?? ''}\n`;
    const told = JSON.parse(value ?? 'null') as { readonly kind: string } | null;
    if (told?.kind !== kind) throw new Error(`It printed no ${kind}: ${value ?? this.beside}`);
    return told as T;
  }
}
