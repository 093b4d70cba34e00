// `npm run docs`: writes into the documents what is derived from the scenarios.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causesTable } from '../../documents/causes-table';
import { fillSection } from '../../documents/fill-section';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import { openPage } from '../../reporters/page';
import { readCatalogue } from '../catalogue';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

export const addDocs: AddCommand = (program, { parts, world, done }) => {
  program
    .command('docs')
    .description('Brings up to date what the documents have of the scenarios.')
    .action(() => {
      const { causes, target } = readCatalogue(parts);
      const { applicable } = separate(casesOf(causes), target);
      fill(join(parts.root, 'README.md'), 'causes', causesTable(causes));
      fill(join(parts.root, 'docs', 'catalogue.md'), 'alike', lazy.alikeTable()(applicable, target));
      writeFileSync(
        join(parts.root, 'docs', 'drill-debrief.md'),
        lazy.drillExample()(join(parts.root, 'docs', 'drill-transcript.json'), applicable, target),
      );
      for (const [name, content] of Object.entries(lazy.trainingSections()()))
        fill(join(parts.root, 'docs', 'training.md'), name, content);
      openPage(world).write('README.md and what docs/ has of the scenarios are up to date.\n');
      done(0);
    });
};

function fill(file: string, section: string, content: string): void {
  writeFileSync(file, fillSection(readFileSync(file, 'utf8'), section, content));
}
