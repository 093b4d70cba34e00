import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { targetForm } from './target-form';

const PAGE = readFileSync(join(__dirname, '..', '..', '..', 'docs', 'configuration.md'), 'utf8');

test.each(Object.keys(targetForm.shape))('the page on configurations shows the key %s', (key) => {
  expect(PAGE).toMatch(new RegExp(`(?:^|\`)${key}: `, 'm'));
});
