// Blocks as Markdown. What was typed or answered in a drill stays text: it is no markup.

import { listOf, tableOf } from '../../support/text/markdown';
import { visible } from '../../reporters/section';
import type { Block } from './block';

/** `depth`: of the title, 1 for `#`. Ends with a line break. */
export function asMarkdown(blocks: readonly Block[], depth = 1): string {
  return `${blocks.map((block) => markdownOf(block, depth)).join('\n\n')}\n`;
}

function markdownOf(block: Block, depth: number): string {
  switch (block.kind) {
    case 'title':
      return `${'#'.repeat(depth)} ${plain(block.text)}`;
    case 'heading':
      return `${'#'.repeat(depth + 1)} ${plain(block.text)}`;
    case 'paragraph':
      return plain(block.text);
    case 'list':
      return listOf(block.items.map(plain));
    case 'table':
      return tableOf(
        block.head,
        block.rows.map((row) => row.map(plain)),
      );
  }
}

/** Text between backquotes is code, and stays; elsewhere what would be markup is escaped (CommonMark 0.31 §2.4). */
function plain(text: string): string {
  return visible(text)
    .split(/(`[^`]*`)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\`*_[\]<>#]/g, String.raw`\$&`)))
    .join('');
}
