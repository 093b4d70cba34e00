// Runs one line of a drill, and writes down what it was.

import { messageOf } from '../support/user-error';
import { DRILL_COMMANDS } from './commands';
import type { Did } from './commands/command';
import { commandNamed } from './commands/command-named';
import { readLine } from './commands/line';
import { refuseUnknown } from './commands/refuse-unknown';
import type { Drill } from './drill';
import { endingText } from './ending';
import { Refused } from './refused';
import type { Reply } from './session';

/** Never rejects: what cannot be done as it was typed is refused, and anything else makes the drill void. */
export async function runLine(drill: Drill, text: string): Promise<Reply> {
  const line = readLine(text);
  if (line === null) return { command: '', ok: true, text: '', data: {}, evidence: null };
  try {
    const command = commandNamed(line.command, DRILL_COMMANDS);
    refuseUnknown(command, line);
    await drill.incident.settled();
    const did = await command.run(drill, line);
    return {
      command: line.command,
      ok: true,
      text: did.text,
      data: did.data,
      evidence: note(drill, text, did),
    };
  } catch (thrown) {
    const why = messageOf(thrown);
    if (!(thrown instanceof Refused)) return failedReply(drill, line.command, why);
    drill.book.add({ kind: 'refused', command: text.trim(), why });
    return { command: line.command, ok: false, text: why, data: { error: why }, evidence: null };
  }
}

function failedReply(drill: Drill, command: string, cause: string): Reply {
  const { how, why } = drill.fail(`${command} failed (${cause})`);
  return { command, ok: false, text: endingText({ how, why }), data: { how, why }, evidence: null };
}

/** The number of the look, or null. */
function note({ book }: Drill, text: string, { text: shown, signs, acted }: Did): number | null {
  const command = text.trim();
  if (acted === true) book.add({ kind: 'act', by: 'prompt', command, text: shown });
  return signs === undefined ? null : book.look({ by: 'prompt', command, text: shown, signs });
}
