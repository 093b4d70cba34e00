import { PassThrough, Readable } from 'node:stream';
import { TextOutput } from '../../reporters/text-output';
import { quit } from '../commands/quit';
import type { Drill } from '../drill';
import { readLine } from '../commands/line';
import type { HowEnded, Outcome } from '../outcome';
import type { DrillSession } from '../session';
import { driveTerminal } from './drive';
import { DrillInput } from './drill-input';

/** Says again what it was told; "solve" solves it, and "quit" gives it up. */
class FakeSession {
  readonly told: string[] = [];
  outcome: Outcome | null = null;
  readonly story = { title: 'Pager', text: [], facts: [] };
  readonly ownShell = { edgeUrl: '', path: '', token: null, logPaths: [], databaseUrl: '' };
  readonly commands = [];
  readonly advice = null;

  constructor(
    readonly leftMs: number | null = null,
    private readonly whileItRuns: () => unknown = () => undefined,
  ) {}

  get asSession(): DrillSession {
    return this as unknown as DrillSession;
  }

  readonly end = (how: HowEnded): Outcome =>
    (this.outcome ??= {
      ...{ how, why: null, grade: null, tookMs: 0 },
      truth: { answers: ['healthy'], place: null, broken: [] },
    });

  async run(line: string) {
    this.told.push(line);
    await this.whileItRuns();
    if (line === 'solve') this.end('solved');
    const typed = readLine(line);
    const text =
      line === 'quit' && typed !== null
        ? (await quit.run({ quit: () => this.end('given up') } as unknown as Drill, typed)).text
        : line;
    return { command: line, ok: true, text, data: {}, evidence: null };
  }
}

function driver(input: DrillInput, json = false) {
  const output = new TextOutput();
  const drive = (session: FakeSession) =>
    driveTerminal(session.asSession, {
      ...{ input, output, json, seed: 1 },
    });
  return { drive, output };
}

const never = () => new Promise<void>(() => undefined);
const piped = (text: string) => new DrillInput(Readable.from([text]), new PassThrough());

describe('a drill that is driven by lines', () => {
  test('of a course leaves to the next what was sent ahead', async () => {
    const { drive } = driver(piped('look\nsolve\nlook again\nquit\n'));
    const [first, second] = [new FakeSession(), new FakeSession()];
    expect([(await drive(first)).how, (await drive(second)).how]).toEqual(['solved', 'given up']);
    expect([first.told, second.told]).toEqual([
      ['look', 'solve'],
      ['look again', 'quit'],
    ]);
  });

  test('is given up where no line is left', async () => {
    const { drive } = driver(piped('solve\n'));
    await drive(new FakeSession());
    expect((await drive(new FakeSession())).how).toBe('given up');
  });

  test('whose time is over leaves the next line to the next drill', async () => {
    const stdin = new PassThrough();
    const { drive } = driver(new DrillInput(stdin, new PassThrough()));
    expect((await drive(new FakeSession(1))).how).toBe('time over');
    stdin.end('solve\n');
    expect((await drive(new FakeSession())).how).toBe('solved');
  });

  test('says once that it was given up', async () => {
    const { drive, output } = driver(piped('quit\n'));
    await drive(new FakeSession());
    expect(output.text.match(/Given up\./g)).toHaveLength(1);
  });

  test('shows control characters of what was looked at, and none of them steers the terminal', async () => {
    const { drive, output } = driver(piped('look \x1b[2J \x9b2J\nquit\n'));
    await drive(new FakeSession());
    expect(output.text).toContain(String.raw`look \x1b[2J \x9b2J`);
    expect(output.text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });

  test('as JSON has what was looked at unchanged, and a line without control characters for each', async () => {
    const { drive, output } = driver(piped('look \x1b[2J \x9b2J\nquit\n'), true);
    await drive(new FakeSession());
    const lines = output.text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ kind: 'story' }),
      expect.objectContaining({ kind: 'reply', text: 'look \x1b[2J \x9b2J' }),
      expect.objectContaining({ kind: 'reply', command: 'quit' }),
      expect.objectContaining({ kind: 'end' }),
    ]);
    expect(lines.join('')).not.toMatch(/\p{Cc}/u);
  });

  test('ends when its time is over, even while a command runs', async () => {
    const { drive } = driver(piped('look\nlook again\n'));
    const session = new FakeSession(1, never);
    expect((await drive(session)).how).toBe('time over');
    expect(session.told).toEqual(['look']);
  });

  test('at a terminal ends at a second Ctrl-C, even while a command runs', async () => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
    const screen = Object.assign(new PassThrough(), { isTTY: true });
    const { drive } = driver(new DrillInput(stdin, screen));
    const session = new FakeSession(null, () => {
      stdin.write('\u0003\u0003');
      return never();
    });
    stdin.write('look\nlook again\n');
    expect((await drive(session)).how).toBe('given up');
    expect(session.told).toEqual(['look']);
  });
});
