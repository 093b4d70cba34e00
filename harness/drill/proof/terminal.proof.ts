import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { commandOf } from '../../support/proc/command';
import { isAlive } from '../../support/process/process-identity';
import { processTree } from '../../support/proc/tree';
import { PipedDrill } from './piped-drill.fixture';
import { logPathIn, PseudoTerminal } from './pseudo-terminal.fixture';

jest.setTimeout(120_000);

const CTRL_C = '\u0003';

describe('a drill in a terminal', () => {
  test('asks once at Ctrl-C, takes a line for a no, and gives up at the second', async () => {
    const terminal = new PseudoTerminal(['--seed', '7']);
    await terminal.untilPrompt();
    terminal.press(CTRL_C);
    expect(await terminal.untilPrompt()).toContain('Ctrl-C once more');
    expect(await terminal.type('note still here')).toContain('noted');
    terminal.press(CTRL_C);
    await terminal.untilPrompt();
    terminal.press(CTRL_C);
    const { code, rest } = await terminal.end();
    expect([code, rest]).toEqual([1, expect.stringContaining('Given up.')]);
  });

  test('shows what was asked for and nothing else, however much it is', async () => {
    const terminal = new PseudoTerminal(['--seed', '11']);
    try {
      await terminal.untilPrompt();
      const shown = await terminal.type(String.raw`sql SELECT E'\x1b[2J' AS screen`);
      expect(shown).toContain(`\n ${String.raw`\x1b[2J`}\n`);
      for (let line = 1; line <= 20; line += 1) expect(await terminal.type('note x')).toBe('note x\nnoted\n');
    } finally {
      terminal.hangUp();
      await terminal.end();
    }
  });

  test.each(['a closed terminal', 'kill -9'])(
    'leaves nothing running, and no file, after %s',
    async (how) => {
      const terminal = new PseudoTerminal(['--seed', '7']);
      const intro = await terminal.untilPrompt();
      const directory = dirname(dirname(logPathIn(intro)));
      const [, ...below] = processTree(terminal.pid);
      expect(below.length).toBeGreaterThan(3);
      expect(existsSync(directory)).toBe(true);
      if (how === 'kill -9') {
        const drill = below.find(({ pid }) => /main\.cjs drill\b/.test(commandOf(pid).join(' ')));
        if (drill === undefined) throw new Error('The process of the drill was not found.');
        process.kill(drill.pid, 'SIGKILL');
      } else terminal.hangUp();
      await terminal.end();
      await goneInTime(() => !below.some(isAlive) && !existsSync(directory));
    },
  );
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
  ['SIGINT', 130],
] as const)(
  'a drill over pipes that is ended by %s is not given up: nothing is kept of it',
  async (signal, code) => {
    const kept = mkdtempSync(join(tmpdir(), 'chaos-401-kept-'));
    try {
      const drill = new PipedDrill(['--seed', '11'], kept);
      await drill.story();
      expect(await drill.interrupt(signal)).toBe(code);
      expect(readdirSync(kept)).toEqual([]);
    } finally {
      rmSync(kept, { recursive: true });
    }
  },
);

/** What is promised of whatever ends. */
const GONE_WITHIN_MS = 5000;

async function goneInTime(isGone: () => boolean): Promise<void> {
  const deadline = Date.now() + GONE_WITHIN_MS;
  while (!isGone()) {
    if (Date.now() > deadline) throw new Error(`Not all is gone after ${String(GONE_WITHIN_MS)} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
