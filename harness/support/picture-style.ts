// How the project's pictures look: legible on white and on black.

/** Hues that people with any colour vision tell apart (after Okabe and Ito). */
export const HUES: readonly string[] = [
  '#0072b2',
  '#d55e00',
  '#009e73',
  '#b8860b',
  '#cc79a7',
  '#56b4e9',
  '#7b61c9',
  '#e69f00',
  '#5f8a3a',
  '#b5484d',
];

/** A style sheet for text and headings (`.head`), with `more` rules for light and `dark` ones for dark surroundings. */
export function pictureStyle(fontPx: number, more = '', dark = ''): string {
  return `
  text { font: ${String(fontPx)}px ui-sans-serif, system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; fill: #57606a }
  .head { font-size: 15px; font-weight: 600; fill: #24292f }${more}
  @media (prefers-color-scheme: dark) {
    text { fill: #9aa4ae }
    .head { fill: #e6edf3 }${dark}
  }`;
}
