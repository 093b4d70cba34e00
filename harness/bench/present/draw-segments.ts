// Where the time of one scenario goes, as a picture, legible on white and on black.

import { HUES, pictureStyle } from '../../support/picture-style';
import { spreadOf, type Segment } from '../figure';

const WIDTH = 760;
const LEFT = 24;
const BAR_TOP = 54;
const BAR = 34;
const LINES = 120;
const LINE = 22;
const SWATCH = 12;
const COLUMNS = 2;

const STYLE = pictureStyle(12);

/** The medians, one after the other, each as long as it takes. */
export function drawSegments(title: string, segments: readonly Segment[]): string {
  const pieces = segments.map(({ name, values }, index) => ({
    name,
    ms: Math.max(0, spreadOf(values).median),
    hue: HUES[index % HUES.length] ?? '',
  }));
  const whole = pieces.reduce((sum, { ms }) => sum + ms, 0);
  const scale = (WIDTH - 2 * LEFT) / whole;
  const lines = Math.ceil(pieces.length / COLUMNS);
  const height = LINES + lines * LINE;
  let x = LEFT;
  const bars = pieces.map(({ name, ms, hue }) => {
    const width = ms * scale;
    const bar = `<rect x="${x.toFixed(1)}" y="${BAR_TOP}" width="${width.toFixed(1)}" height="${BAR}" fill="${hue}"><title>${name}: ${ms.toFixed(0)} ms</title></rect>`;
    x += width;
    return bar;
  });
  const legend = pieces.flatMap(({ name, ms, hue }, index) => {
    const [column, line] = [Math.floor(index / lines), index % lines];
    const [left, top] = [LEFT + (column * (WIDTH - 2 * LEFT)) / COLUMNS, LINES + line * LINE];
    return [
      `<rect x="${left}" y="${top - SWATCH + 1}" width="${SWATCH}" height="${SWATCH}" rx="2" fill="${hue}"/>`,
      `<text x="${left + SWATCH + 8}" y="${top}">${name}: ${ms.toFixed(0)} ms, ${((ms / whole) * 100).toFixed(0)} %</text>`,
    ];
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-label="${title}">`,
    `<style>${STYLE}\n</style>`,
    `<text class="head" x="${LEFT}" y="34">${title}: ${whole.toFixed(0)} ms</text>`,
    ...bars,
    ...legend,
    '</svg>',
    '',
  ].join('\n');
}
