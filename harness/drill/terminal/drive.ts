// Drives a drill by lines: of somebody at a terminal, with history and completion, or of a script; text out, or JSON.

import { createInterface, type Interface } from 'node:readline';
import type { Outcome } from '../outcome';
import type { DrillSession, Reply } from '../session';
import { introText, outcomeText } from './intro';

export interface Terminal {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** One JSON object for each line. */
  readonly json: boolean;
  readonly seed: number;
}

const PROMPT = 'drill> ';

/** Resolves once the drill has ended: by its own end, by the end of the input, or by a second Ctrl-C. */
export async function driveTerminal(session: DrillSession, terminal: Terminal): Promise<Outcome> {
  const { input, output, json, seed } = terminal;
  const isPerson = input.isTTY === true && output.isTTY === true;
  const { story, ownShell, commands } = session;
  const say = (text: string, data: object): void =>
    void output.write(`${json ? JSON.stringify(data) : text}\n`);
  say(introText(session, seed), { kind: 'story', seed, story, ownShell, commands });
  if (session.advice !== null) say(session.advice, { kind: 'advice', text: session.advice });

  const lines = createInterface({
    input,
    ...(isPerson ? { output, prompt: PROMPT, completer: completerFor(session) } : {}),
    terminal: isPerson,
    historySize: 200,
  });
  const timer = timeLimit(session, () => lines.close());
  try {
    for await (const line of linesOf(lines, isPerson, say)) {
      if (session.outcome !== null) break;
      const reply = await session.run(line);
      say(replyText(reply), { kind: 'reply', ...reply });
      if (isEnded(session)) break;
      if (session.advice !== null) say(session.advice, { kind: 'advice', text: session.advice });
    }
  } finally {
    clearTimeout(timer);
    lines.close();
  }
  const outcome = session.end('given up');
  say(outcomeText(outcome), { kind: 'end', outcome });
  return outcome;
}

function isEnded({ outcome }: DrillSession): boolean {
  return outcome !== null;
}

function replyText({ ok, text, evidence }: Reply): string {
  const cited = evidence === null ? '' : `\n[#${String(evidence)}]`;
  return `${ok ? '' : '! '}${text}${cited}`;
}

/** The first Ctrl-C asks, a second one leaves; a line in between takes it back. */
async function* linesOf(
  lines: Interface,
  isPerson: boolean,
  say: (text: string, data: object) => void,
): AsyncGenerator<string> {
  let asked = false;
  lines.on('SIGINT', () => {
    if (asked) return void lines.close();
    asked = true;
    say('\nCtrl-C once more, or "quit", gives up.', { kind: 'note' });
    lines.prompt();
  });
  if (isPerson) lines.prompt();
  for await (const line of lines) {
    asked = false;
    yield line;
    if (isPerson) lines.prompt();
  }
}

function completerFor(session: DrillSession): (line: string) => [string[], string] {
  return (line) => [[...session.complete(line)], line.split(/\s+/).at(-1) ?? ''];
}

function timeLimit(session: DrillSession, close: () => void): NodeJS.Timeout | undefined {
  const { leftMs } = session;
  if (leftMs === null) return undefined;
  return setTimeout(() => {
    session.end('time over');
    close();
  }, leftMs);
}
