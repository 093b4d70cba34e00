// `npm run bad-tokens`: sends thousands of bad tokens to the target, and sees that each is answered as the catalogue says.

import { InvalidArgumentError, Option } from 'commander';
import { openPage } from '../../reporters/page';
import { seedNumber, wholeNumber } from '../arguments';
import { readCatalogue } from '../catalogue';
import { embeddedOnly } from '../embedded-only';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

interface BadTokensFlags {
  readonly count: number;
  readonly seed?: number;
  readonly path?: string;
}

const COUNT = 10_000;

/** Hidden: it tries this project itself, and says nothing about a person's own backend. */
export const addBadTokens: AddCommand = (program, { parts, world, signal, done }) => {
  program
    .command('bad-tokens', { hidden: true })
    .description('Sends bad tokens to the target, and sees that each is answered as the catalogue says.')
    .addOption(new Option('--count <number>', 'how many').argParser(wholeNumber(1, 1_000_000)).default(COUNT))
    .addOption(new Option('--seed <number>', 'seed of the corpus').argParser(seedNumber))
    .addOption(
      new Option('--path <path>', 'only the one that it leads to, as a failure shows it').argParser(path),
    )
    .action(async (flags: BadTokensFlags) => {
      const { describeBadTokens, isSound, runBadTokens } = lazy.badTokens();
      const { target } = readCatalogue(parts);
      const runtime = await embeddedOnly(world);
      const page = openPage(world);
      const seed = flags.seed ?? world.newSeed();
      page.aside(`Seed: ${String(seed)}`);
      const report = await runBadTokens({
        runtime,
        target,
        timing: world.engine.timing(),
        seed,
        count: flags.count,
        path: flags.path,
        hooks: { note: (line) => page.aside(line), signal },
        progress: (asked, of) => page.live(`${String(asked)} of ${String(of)} tokens`),
      }).finally(() => page.live(null));
      page.write(describeBadTokens(page, report));
      done(isSound(report) ? 0 : 1);
    });
};

function path(value: string): string {
  if (!/^\d+(?::\d+)*$/.test(value)) throw new InvalidArgumentError('Give it as a failure shows it: 12:0:3.');
  return value;
}
