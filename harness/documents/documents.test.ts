import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCauses } from '../registry/load-causes';
import { readScenarios } from '../registry/read-scenarios';
import { causesTable } from './causes-table';
import { fillSection } from './fill-section';

const ROOT = join(__dirname, '..', '..');
const README = join(ROOT, 'README.md');

describe('the README', () => {
  test('has the table of causes as the scenarios have it now (npm run docs)', () => {
    const text = readFileSync(README, 'utf8');
    const current = fillSection(text, 'causes', causesTable(loadCauses(readScenarios(ROOT))));
    expect(withoutPadding(text)).toBe(withoutPadding(current));
  });
});

/** The formatter pads the cells of tables. */
function withoutPadding(markdown: string): string {
  return markdown.replace(/ +/g, ' ').replace(/-{3,}/g, '---');
}

describe('filling a section', () => {
  test('replaces what stands between the marks and keeps the rest', () => {
    expect(fillSection('a\n<!-- x -->\nold\n<!-- /x -->\nb', 'x', 'new')).toBe(
      'a\n<!-- x -->\n\nnew\n\n<!-- /x -->\nb',
    );
  });

  test('refuses a document without the marks, or with several', () => {
    expect(() => fillSection('nothing', 'x', 'new')).toThrow('exactly one section "x"');
    const twice = '<!-- x --><!-- /x -->'.repeat(2);
    expect(() => fillSection(twice, 'x', 'new')).toThrow('exactly one section "x"');
  });
});
