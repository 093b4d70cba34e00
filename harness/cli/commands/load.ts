// `npm run load`: puts the target under the highest load that autocannon reaches, and sees that nothing is lost.

import { Option } from 'commander';
import { openPage } from '../../reporters/page';
import { seedNumber, wholeNumber } from '../arguments';
import { readCatalogue } from '../catalogue';
import { embeddedOnly } from '../embedded-only';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

const REQUESTS = 10_000;
/** The harness keeps no more of a log than three times as many write. */
const MOST = 30_000;

interface LoadFlags {
  readonly requests: number;
  readonly seed?: number;
}

/** Hidden: it tries this project itself, and says nothing about a person's own backend. */
export const addLoad: AddCommand = (program, { parts, world, signal, done }) => {
  program
    .command('load', { hidden: true })
    .description('Puts the target under load, and sees that no answer, no count and no log line is lost.')
    .addOption(
      new Option('--requests <number>', 'how many for each number of connections')
        .argParser(wholeNumber(1000, MOST))
        .default(REQUESTS),
    )
    .addOption(new Option('--seed <number>', 'seed of what the requests carry').argParser(seedNumber))
    .action(async ({ requests, seed = world.newSeed() }: LoadFlags) => {
      const { describeLoad, runLoad } = lazy.load();
      const { target } = readCatalogue(parts);
      const runtime = await embeddedOnly(world);
      const page = openPage(world);
      page.aside(`Seed: ${String(seed)}`);
      const report = await runLoad({
        runtime,
        target,
        timing: world.engine.timing(),
        seed,
        requests,
        hooks: { note: (line) => page.aside(line), signal },
        progress: (connections) => page.live(`${String(connections)} connections`),
      }).finally(() => page.live(null));
      page.write(describeLoad(page, report));
      done(report.losses.length === 0 ? 0 : 1);
    });
};
