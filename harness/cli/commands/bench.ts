// `npm run bench`: measures this project beside naive peers and the real Toxiproxy, and holds the figures against what is promised.

import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Bench, PartName } from '../../bench';
import { casesOf } from '../../registry/select';
import { separate } from '../../registry/separate';
import { openPage } from '../../reporters/page';
import { UserError } from '../../support/user-error';
import { wholeNumber } from '../arguments';
import { readCatalogue } from '../catalogue';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

interface BenchFlags {
  readonly only?: readonly string[];
  readonly rounds?: number;
  readonly full?: true;
  readonly toxiproxyServer?: string;
  readonly json?: true;
  readonly write?: true;
}

const PAGE = join('docs', 'benchmarks.md');
const PICTURE = 'one-scenario.svg';
const PROMISE_BROKEN = 1;

/** Hidden: it tries this project itself, and says nothing about a person's own backend. */
export const addBench: AddCommand = (program, { parts, world, signal, done }) => {
  program
    .command('bench', { hidden: true })
    .description(
      'Measures this project beside naive peers, in turns, and holds the figures against what is promised.',
    )
    .option('--only <parts>', 'only these, with commas between them', (text) => text.split(','))
    .option('--rounds <number>', 'how often each is measured', wholeNumber(1, 1000))
    .option('--full', 'let the naive peers run every case, and not only some')
    .option('--toxiproxy-server <path>', 'the program of the real Toxiproxy, to be measured beside ours')
    .option('--json', 'print one JSON document')
    .option('--write', `write ${PAGE} and its picture`)
    .action(async (flags: BenchFlags) => {
      if (flags.write === true && flags.only !== undefined) throw partsAlone();
      const { describeMachine, describePart, describePromises, holds, PART_NAMES, runBench } = lazy.bench();
      const { causes, target } = readCatalogue(parts);
      const page = openPage(world);
      const bench = await runBench({
        parts: flags.only === undefined ? PART_NAMES : namesIn(flags.only, PART_NAMES),
        tool: parts.version,
        project: parts.root,
        target: { ...target, root: resolve(parts.root, target.root) },
        cases: separate(casesOf(causes), target).applicable.length,
        rounds: flags.rounds ?? null,
        full: flags.full ?? false,
        toxiproxyServer: flags.toxiproxyServer === undefined ? null : resolve(flags.toxiproxyServer),
        signal,
        begins: (what) => page.live(what),
        note: (line) => page.aside(line),
        ended: (part) => {
          page.live(null);
          if (flags.json !== true) page.write(describePart(page, part));
        },
      }).finally(() => page.live(null));
      if (flags.write === true) write(bench, parts.root);
      if (flags.json === true) page.write(`${JSON.stringify(bench, null, 2)}\n`);
      else page.write(`${describeMachine(bench.machine)}\n${describePromises(page, bench.parts)}`);
      const isGood = bench.parts.every(
        ({ figures, faults }) => faults.length === 0 && figures.every((figure) => holds(figure) !== false),
      );
      done(isGood ? 0 : PROMISE_BROKEN);
    });
};

function write(bench: Bench, root: string): void {
  const { benchmarksPage, drawSegments } = lazy.bench();
  writeFileSync(join(root, PAGE), benchmarksPage(bench, PICTURE));
  for (const { title, segments } of bench.parts)
    if (segments !== undefined) writeFileSync(join(root, 'docs', PICTURE), drawSegments(title, segments));
}

function partsAlone(): UserError {
  return new UserError({
    to: `write ${PAGE}`,
    why: '--only would leave the other parts out of it',
    remedy: 'Leave --only away, or --write',
    exitCode: 64,
  });
}

function namesIn(asked: readonly string[], known: readonly PartName[]): readonly PartName[] {
  return asked.map((name) => {
    const found = known.find((one) => one === name);
    if (found !== undefined) return found;
    throw new UserError({
      to: 'measure that',
      why: 'there is no such part',
      value: name,
      remedy: `Take some of ${known.join(', ')}`,
      exitCode: 64,
    });
  });
}
