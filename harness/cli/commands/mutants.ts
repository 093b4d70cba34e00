// `npm run mutants`: changes one thing in the target's code at a time, and sees that the judge notices it.

import { ONCE } from '../../engine/plan/plan';
import { separate } from '../../registry/separate';
import { casesOf } from '../../registry/select';
import { openPage } from '../../reporters/page';
import { readCatalogue } from '../catalogue';
import { embeddedOnly } from '../embedded-only';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

/** Hidden: it tries this project itself, and says nothing about a person's own backend. */
export const addMutants: AddCommand = (program, { parts, world, signal, done }) => {
  program
    .command('mutants', { hidden: true })
    .description('Changes one thing in the target’s code at a time, and sees that the judge notices it.')
    .action(async () => {
      const { allSeen, describeMutants, runMutants } = lazy.mutants();
      const { causes, target } = readCatalogue(parts);
      const runtime = await embeddedOnly(world);
      const page = openPage(world);
      const report = await runMutants({
        plan: {
          cases: separate(casesOf(causes), target).applicable,
          target,
          runtime,
          ...ONCE,
          seed: world.newSeed(),
          timing: world.engine.timing(2),
          tool: parts.version,
        },
        runPlan: (plan, hooks) => world.engine.runPlan(plan, hooks),
        hooks: { note: (line) => page.aside(line), signal },
        project: parts.root,
        progress: (judged, of) => page.live(`${String(judged)} of ${String(of)} builds judged`),
      }).finally(() => page.live(null));
      page.write(describeMutants(page, report));
      done(allSeen(report) ? 0 : 1);
    });
};
