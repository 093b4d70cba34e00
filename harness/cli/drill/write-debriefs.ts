// `--debrief FORM=FILE`: the debrief in the forms that were asked for.

import { createColors } from 'picocolors';
import type { Debrief } from '../../drill/debrief-data';
import lazy from '../lazy.cjs';
import type { DebriefFile } from './record-options';
import { writeTo } from './write-to';

const PAPER = { paint: createColors(false), columns: 100 };

export function writeDebriefs(files: readonly DebriefFile[], debrief: Debrief): void {
  const { debriefJson, debriefMarkdown, debriefText } = lazy.drill();
  const written: Readonly<Record<DebriefFile['form'], () => string>> = {
    text: () => debriefText(debrief, PAPER),
    markdown: () => debriefMarkdown(debrief),
    json: () => debriefJson(debrief),
  };
  for (const { form, file } of files) writeTo(file, written[form](), 'write the debrief');
}
