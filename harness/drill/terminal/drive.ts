// Drives a drill by lines: of somebody at a terminal, with history and completion, or of a script; text out, or JSON.

import type { Output } from '../../reporters/page';
import { endingText } from '../ending';
import type { Outcome } from '../outcome';
import type { DrillSession, Reply } from '../session';
import { visibleLines } from '../telling/visible-lines';
import type { DrillInput } from './drill-input';
import { introText, outcomeText } from './intro';
import type { LineSource } from './line-source';

export interface Terminal {
  /** The same for all drills of a course. */
  readonly input: DrillInput;
  readonly output: Output;
  /** One JSON object for each line. */
  readonly json: boolean;
  readonly seed: number;
}

const TIME_OVER = 'time over';

type Say = (text: string, data: object) => void;

/** Resolves once the drill has ended: by its own end, by the end of the input, or by a second Ctrl-C. Rejects where the stack is taken away. */
export async function driveTerminal(session: DrillSession, terminal: Terminal): Promise<Outcome> {
  const { input, output, json, seed } = terminal;
  const { story, ownShell, commands } = session;
  const say: Say = (text, data) => void output.write(`${json ? jsonLine(data) : visibleLines(text)}\n`);
  say(introText(session, seed), { kind: 'story', seed, story, ownShell, commands });
  if (session.advice !== null) say(session.advice, { kind: 'advice', text: session.advice });

  const lines = input.open((line) => session.complete(line));
  const leaving = new AbortController();
  const left = leavingOf(leaving.signal);
  const timer = timeLimit(session, leaving);
  try {
    for await (const line of linesOf(lines, input.isPerson, leaving, say)) {
      if (session.outcome !== null) break;
      // What a command still waits for then ends with the stack.
      const reply = await Promise.race([session.run(line), left]);
      if (reply === null) break;
      // How it ended is said below.
      if (json || !saysTheEnd(reply, session)) say(replyText(reply), { kind: 'reply', ...reply });
      if (isEnded(session)) break;
      if (session.advice !== null) say(session.advice, { kind: 'advice', text: session.advice });
    }
  } finally {
    clearTimeout(timer);
    input.leave(lines);
  }
  const outcome = session.end(leaving.signal.reason === TIME_OVER ? TIME_OVER : 'given up');
  say(outcomeText(outcome), { kind: 'end', outcome });
  return outcome;
}

/** JSON may leave U+007F to U+009F as they are (RFC 8259 §7), and some terminals obey them. */
function jsonLine(data: object): string {
  return JSON.stringify(data).replace(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function isEnded({ outcome }: DrillSession): boolean {
  return outcome !== null;
}

function saysTheEnd({ text }: Reply, { outcome }: DrillSession): boolean {
  return outcome !== null && text === endingText(outcome);
}

function replyText({ ok, text, evidence }: Reply): string {
  const cited = evidence === null ? '' : `\n[#${String(evidence)}]`;
  return `${ok ? '' : '! '}${text}${cited}`;
}

/** Resolves to null where the drill is left. */
function leavingOf(signal: AbortSignal): Promise<null> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(null), { once: true }));
}

/** The first Ctrl-C asks, a second one leaves; a line in between takes it back. */
async function* linesOf(
  lines: LineSource,
  isPerson: boolean,
  leaving: AbortController,
  say: Say,
): AsyncGenerator<string> {
  let asked = false;
  const interrupted = (): void => {
    if (asked) return leaving.abort();
    asked = true;
    say('\nCtrl-C once more, or "quit", gives up.', { kind: 'note' });
    lines.prompt();
  };
  if (isPerson) lines.onInterrupt(interrupted);
  for (;;) {
    if (isPerson) lines.prompt();
    const line = await lines.next(leaving.signal);
    if (line === null) return;
    asked = false;
    yield line;
  }
}

function timeLimit({ leftMs }: DrillSession, leaving: AbortController): NodeJS.Timeout | undefined {
  if (leftMs === null) return undefined;
  return setTimeout(() => leaving.abort(TIME_OVER), leftMs);
}
