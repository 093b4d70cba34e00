import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CASES, CAUSES } from '../testing/catalogue';
import { bundledTarget as target } from '../testing/bundled-target';
import { alikeTable } from './alike-table';
import { causesTable } from './causes-table';
import { drillExample } from './drill-example';
import { fillSection } from './fill-section';
import { trainingSections } from './training-sections';
import { GUIDE_SOLUTIONS } from './runbook/guide-solutions';
import { runbook } from './runbook/runbook';

const ROOT = join(__dirname, '..', '..');
const README = join(ROOT, 'README.md');
const CATALOGUE = join(ROOT, 'docs', 'catalogue.md');
const TRAINING = join(ROOT, 'docs', 'training.md');
const RUNBOOK = join(ROOT, 'docs', 'runbook.md');

describe('the documents have what the scenarios have now:', () => {
  test('the README its table of causes (npm run docs)', () => {
    const text = readFileSync(README, 'utf8');
    expect(withoutPadding(text)).toBe(withoutPadding(fillSection(text, 'causes', causesTable(CAUSES))));
  });

  test('the README an entry of session-revoked, to the letter', () => {
    const [, entry = ''] = /```ts\n('revoked-row'.*?)```/s.exec(readFileSync(README, 'utf8')) ?? [];
    expect(entry).not.toBe('');
    const scenario = readFileSync(join(ROOT, 'scenarios', 'session-revoked.ts'), 'utf8');
    expect(scenario.replace(/^ {4}/gm, '')).toContain(entry);
  });

  test('the catalogue its pairs that look alike (npm run docs)', () => {
    const text = readFileSync(CATALOGUE, 'utf8');
    expect(withoutPadding(text)).toBe(withoutPadding(fillSection(text, 'alike', alikeTable(CASES, target))));
  });

  test.each(Object.entries(trainingSections()))('the training its %s (npm run docs)', (name, content) => {
    const text = readFileSync(TRAINING, 'utf8');
    expect(withoutPadding(text)).toBe(withoutPadding(fillSection(text, name, content)));
  });

  test('the debrief of the drill that stands in the documents (npm run docs)', () => {
    const text = readFileSync(join(ROOT, 'docs', 'drill-debrief.md'), 'utf8');
    const now = drillExample(join(ROOT, 'docs', 'drill-transcript.json'), CASES, target);
    expect(withoutPadding(text).trim()).toBe(withoutPadding(now).trim());
  });

  test('the runbook everything (npm run runbook)', () => {
    const text = readFileSync(RUNBOOK, 'utf8');
    expect(withoutPadding(text).trim()).toBe(withoutPadding(runbook(CAUSES, CASES, target)).trim());
  });
});

describe('the solutions of the guide', () => {
  test.each(CAUSES.map(({ name, variants }) => ({ name, variants })))(
    '$name has each as a fix that is proven, or the reason why there is none',
    ({ name, variants }) => {
      const proven = Object.values(variants).flatMap(({ fixes }) => fixes.map(({ title }) => title));
      const listed = (GUIDE_SOLUTIONS[name] ?? []).flatMap(({ done }) => ('instead' in done ? [] : done));
      expect(listed.length).toBeGreaterThan(0);
      for (const title of listed) expect(proven).toContain(title);
    },
  );
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
