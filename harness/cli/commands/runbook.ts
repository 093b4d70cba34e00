// `npm run runbook`: writes the runbook from the scenarios and the definition of the target.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { separate } from '../../registry/separate';
import { casesOf } from '../../registry/select';
import { openPage } from '../../reporters/page';
import { readCatalogue } from '../catalogue';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

const FILE = join('docs', 'runbook.md');

export const addRunbook: AddCommand = (program, { parts, world, done }) => {
  program
    .command('runbook')
    .description('Writes the runbook from the scenarios and the definition of the target.')
    .action(() => {
      const { causes, target } = readCatalogue(parts);
      const { applicable } = separate(casesOf(causes), target);
      writeFileSync(join(parts.root, FILE), lazy.runbook()(causes, applicable, target));
      openPage(world).write(`${FILE} is up to date.\n`);
      done(0);
    });
};
