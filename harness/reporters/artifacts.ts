// The evidence of what was not reproduced, as files: DIRECTORY/cause/variant/{result.json,differences.txt,log.txt}.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter } from '../contract/reporter';
import type { Result } from '../contract/result';
import type { LogEntry } from '../contract/signature';
import { makeFolders } from '../support/files/make-folders.cjs';
import { messageOf, UserError } from '../support/user-error';
import { differenceText } from './describe-failure';
import { jsonText } from './json-text';

/** Written as each case ends, so that an aborted run keeps what it had found. A case that failed before gets `-2`, `-3`, … */
export function artifactsReporter(directory: string): Reporter {
  const times = new Map<string, number>();
  return {
    result(result) {
      if (result.verdict === 'reproduced') return;
      const time = (times.get(result.id) ?? 0) + 1;
      times.set(result.id, time);
      writeEvidence(join(directory, `${result.id}${time === 1 ? '' : `-${String(time)}`}`), result);
    },
    end: () => undefined,
  };
}

function writeEvidence(folder: string, result: Result): void {
  const files = {
    'result.json': jsonText(result),
    'differences.txt': `${result.verdict}: ${result.why ?? ''}\n\n${result.differences.map(differenceText).join('\n')}`,
    'log.txt': logOf(result)
      .map((entry) => `${JSON.stringify(entry)}\n`)
      .join(''),
  };
  try {
    makeFolders(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  } catch (thrown) {
    throw new UserError({
      to: 'keep the evidence',
      why: messageOf(thrown),
      value: folder,
      remedy: 'Give --artifacts a folder that can be written',
      cause: thrown,
    });
  }
}

function logOf({ observed }: Result): LogEntry[] {
  return [...(observed?.exchanges.flatMap(({ logs }) => logs) ?? []), ...(observed?.otherLogs ?? [])];
}
