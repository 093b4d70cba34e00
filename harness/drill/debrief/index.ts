// The debrief in every form that there is of it.

import type { Page } from '../../reporters/page';
import type { Debrief } from '../debrief-data';
import { asMarkdown } from '../telling/as-markdown';
import { asText } from '../telling/as-text';
import { debriefBlocks } from './debrief-blocks';

export { debriefOf } from './debrief-of';
export { shortestWay } from './ways';

export function debriefText(debrief: Debrief, page: Pick<Page, 'paint' | 'columns'>): string {
  return asText(debriefBlocks(debrief), page);
}

export function debriefMarkdown(debrief: Debrief): string {
  return asMarkdown(debriefBlocks(debrief));
}

/** Form: docs/drill-debrief.schema.json. */
export function debriefJson(debrief: Debrief): string {
  return `${JSON.stringify(debrief, null, 2)}\n`;
}
