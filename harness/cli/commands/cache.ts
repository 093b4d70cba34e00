// `npm run cache -- --clear`: empties the cache of PostgreSQL's programs and clusters.

import type { AddCommand } from '../context';
import { openPage } from '../../reporters/page';
import { count } from '../../reporters/words';

export const addCache: AddCommand = (program, { world, done }) => {
  const command = program
    .command('cache')
    .description('Empties the cache of PostgreSQL’s programs and initialised clusters.')
    .option('--clear', 'remove all that no running process uses')
    .action(async ({ clear }: { readonly clear?: true }) => {
      if (clear === undefined) command.error('error: say what to do with the cache: --clear');
      const { removed, inUse } = await world.cache.clear();
      const page = openPage(world);
      page.write(`Removed ${count(removed.length, 'entry', 'entries')} of ${world.cache.path}\n`);
      for (const name of removed) page.write(`  ${name}\n`);
      if (inUse.length > 0) page.write(`In use, and left: ${inUse.join(', ')}\n`);
      done(0);
    });
};
