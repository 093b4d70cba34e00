// What docs/training.md has of the drills' own data: the rubric, and the commands of the prompt.

import { DRILL_COMMANDS } from '../drill/commands';
import { rubricBlocks } from '../drill/rubric-blocks';
import { asMarkdown } from '../drill/telling/as-markdown';
import { code, tableOf } from '../support/text/markdown';

/** By the name of the section. */
export function trainingSections(): Readonly<Record<'rubric' | 'commands', string>> {
  return {
    rubric: asMarkdown(rubricBlocks()).trimEnd(),
    commands: tableOf(
      ['command', ''],
      DRILL_COMMANDS.map(({ usage, says }) => [code(usage), says]),
    ),
  };
}
