// `npm run docs`: writes into the documents what is derived from the scenarios.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { causesTable } from '../../documents/causes-table';
import { fillSection } from '../../documents/fill-section';
import { openPage } from '../../reporters/page';
import { readCatalogue } from '../catalogue';
import type { AddCommand } from '../context';

export const addDocs: AddCommand = (program, { parts, world, done }) => {
  program
    .command('docs')
    .description('Brings the README’s table of causes up to date.')
    .version(parts.version, '--version', 'print the version')
    .action(() => {
      const file = join(parts.root, 'README.md');
      const { causes } = readCatalogue(parts);
      writeFileSync(file, fillSection(readFileSync(file, 'utf8'), 'causes', causesTable(causes)));
      openPage(world).write('README.md is up to date.\n');
      done(0);
    });
};
