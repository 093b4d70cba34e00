// A labelled block of lines: the label on the left, its lines beside it, none longer than the page.

import type { Page } from './page';

const INDENT = 2;
const LABEL = 12;

/** Characters that a line of a section may have. */
export function sectionWidth(page: Pick<Page, 'columns'>): number {
  return page.columns - INDENT - LABEL;
}

/** Empty where there is no line. The lines must fit already: see `wrap`. */
export function section(page: Page, label: string, lines: readonly string[]): string {
  return lines
    .map((line, index) => {
      const left =
        index === 0 ? page.paint.bold(label) + ' '.repeat(LABEL - label.length) : ' '.repeat(LABEL);
      return `${' '.repeat(INDENT)}${left}${line}`.trimEnd() + '\n';
    })
    .join('');
}

/** Breaks at spaces, and within a word that is longer than a line; what follows the first line is indented by `hang`. */
export function wrap(text: string, width: number, hang = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of pieces(visible(text), width - hang)) {
    const room = lines.length === 0 ? width : width - hang;
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  lines.push(line);
  return lines.map((part, index) => (index === 0 ? part : ' '.repeat(hang) + part));
}

function pieces(text: string, width: number): string[] {
  return text.split(' ').flatMap((word) => word.match(new RegExp(`.{1,${String(width)}}`, 'gsu')) ?? []);
}

/** What a target says must not steer a terminal: control characters are written as escapes. */
export function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (character) => {
    if (character === '\n') return '\\n';
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
}
