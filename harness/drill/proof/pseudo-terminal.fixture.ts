// The drill's command in a pseudo-terminal of util-linux's script: what a person types, and sees.

import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shellWord } from '../../support/text/shell-word';

const ROOT = join(__dirname, '..', '..', '..');
const MAIN = join(ROOT, 'harness', 'launch', 'main.cjs');
const PROMPT = 'drill> ';
const DEADLINE_MS = 120_000;

export class PseudoTerminal {
  /** What came of it is kept there, and not among a person's own. */
  private readonly kept = mkdtempSync(join(tmpdir(), 'chaos-401-kept-'));
  private screen = '';
  private seen = 0;
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  private wake: () => void = () => undefined;

  constructor(options: readonly string[], env: NodeJS.ProcessEnv = process.env) {
    const command = [process.execPath, MAIN, 'drill', ...options].map(shellWord).join(' ');
    this.child = spawn('script', ['-qefc', `stty -echo cols 400; exec ${command}`, '/dev/null'], {
      cwd: ROOT,
      env: { ...env, TERM: 'dumb', NO_COLOR: '1', CHAOS401_DATA_DIR: this.kept },
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.child.stdout?.on('data', (chunk: Buffer) => {
      this.screen += chunk.toString('utf8');
      this.wake();
    });
    this.ended = new Promise((resolve) => {
      this.child.once('close', (code) => {
        rmSync(this.kept, { recursive: true, force: true });
        resolve(code);
        this.wake();
      });
    });
  }

  /** Process id of `script`. */
  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** What has been printed since, up to the next prompt or the end. */
  async untilPrompt(): Promise<string> {
    const deadline = Date.now() + DEADLINE_MS;
    let ended = false;
    void this.ended.then(() => void (ended = true));
    for (;;) {
      const at = this.screen.indexOf(PROMPT, this.seen);
      if (at >= 0) return this.take(at, at + PROMPT.length);
      if (ended) return this.take(this.screen.length, this.screen.length);
      if (Date.now() > deadline) throw new Error(`No prompt came:\n${this.screen.slice(-2000)}`);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, 200);
      });
    }
  }

  async type(line: string): Promise<string> {
    this.child.stdin?.write(`${line}\r`);
    return this.untilPrompt();
  }

  press(key: string): void {
    this.child.stdin?.write(key);
  }

  /** Exit code, and all that was printed since. */
  async end(): Promise<{ readonly code: number | null; readonly rest: string }> {
    const code = await this.ended;
    return { code, rest: this.take(this.screen.length, this.screen.length) };
  }

  /** As a closed window does: the kernel then hangs up on whatever ran in it. */
  hangUp(): void {
    this.child.kill('SIGKILL');
  }

  private take(to: number, next: number): string {
    const text = this.screen.slice(this.seen, to).replaceAll('\r', '');
    this.seen = next;
    return text;
  }
}

/** The file that the drill's introduction names. */
export function logPathIn(intro: string): string {
  return /tail -f '?([^'\s]+)'?/.exec(intro)?.[1] ?? '';
}
