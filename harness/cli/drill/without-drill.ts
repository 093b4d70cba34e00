// What `drill` does without a drill: the rubric, progress, a class's results, a transcript that is played.

import type { Command } from 'commander';
import { openPage, type Page } from '../../reporters/page';
import type { Catalogue } from '../catalogue';
import type { Context } from '../context';
import lazy from '../lazy.cjs';
import type { RecordFlags } from './record-options';
import { replayFile } from './replay-file';
import { showClass, showProgress } from './show-progress';

/** The exit code; null where a drill is wanted. */
export async function withoutDrill(
  command: Command,
  flags: RecordFlags,
  catalogue: Catalogue,
  context: Context,
): Promise<number | null> {
  if (flags.csv !== undefined && flags.progress === undefined && flags.collect === undefined)
    command.error('error: --csv goes with --progress or --collect');
  if (flags.speed !== undefined && flags.replay === undefined)
    command.error('error: --speed goes with --replay');
  const page = openPage(context.world);
  if (flags.rubric === true) showRubric(flags, page);
  else if (flags.collect !== undefined) showClass(flags.collect, flags, catalogue, page);
  else if (flags.progress === true) showProgress(flags, catalogue, context.world.env, page);
  else if (flags.replay !== undefined) await replayFile(flags.replay, flags, catalogue, context.signal, page);
  else return null;
  return 0;
}

function showRubric({ json }: RecordFlags, page: Page): void {
  const { asText, rubricBlocks, rubricData } = lazy.drill();
  page.write(json === true ? `${JSON.stringify(rubricData())}\n` : asText(rubricBlocks(), page));
}
