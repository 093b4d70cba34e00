// A text of several lines as one, for the cell of a table.

export function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
