// The options that every command has which runs cases.

import { Option, type Command } from 'commander';
import { httpUrl, imageChoice, seedNumber, wholeNumber } from './arguments';
import { IMAGE_PARTS, type ImageChoice } from '../runtimes/docker/images';
import { RUNTIME_CHOICES } from './choose-runtime';

export interface RunFlags {
  readonly json?: true;
  readonly runtime?: string;
  readonly image?: ImageChoice;
  readonly lanes?: number;
  readonly bail?: true;
  readonly repeat?: number;
  readonly artifacts?: string;
  readonly verbose?: true;
  readonly toxiproxy?: string;
  readonly order?: 'listed' | 'random';
  readonly seed?: number;
}

const OPTIONS: readonly Option[] = [
  new Option('--json', 'write one JSON document to standard output, and nothing else there'),
  new Option('--runtime <name>', 'where PostgreSQL, Toxiproxy and the target come from').choices(
    RUNTIME_CHOICES,
  ),
  imageOption(),
  new Option('--lanes <number>', 'how many cases run at a time').argParser(wholeNumber(1, 32)),
  new Option('--bail', 'begin no further case once one was not reproduced'),
  new Option('--repeat <number>', 'run each case that often; one other verdict is red').argParser(
    wholeNumber(1, 10_000),
  ),
  new Option('--artifacts <directory>', 'keep the evidence of what was not reproduced there'),
  new Option('--verbose', 'show every case in full, and each phase as it begins'),
  new Option(
    '--toxiproxy <url>',
    'use the Toxiproxy that is there; only this run’s own proxies are touched',
  ).argParser(httpUrl),
  new Option('--order <how>', 'the order of the cases').choices(['listed', 'random']),
  new Option('--seed <number>', 'seed of what is random').argParser(seedNumber),
];

/** As often as one likes. */
export function imageOption(): Option {
  return new Option(
    '--image <part=name>',
    `another image for Docker, once for each of ${IMAGE_PARTS.join(', ')}`,
  ).argParser(imageChoice);
}

export function addRunFlags(command: Command): Command {
  for (const option of OPTIONS) command.addOption(option);
  return command;
}
