// The options of `drill`, and what they ask for.

import { InvalidArgumentError, Option } from 'commander';
import ms, { type StringValue } from 'ms';
import { seedNumber, wholeNumber } from './arguments';

export interface DrillFlags {
  readonly seed?: number;
  readonly cause?: string;
  readonly level?: number;
  readonly limit?: number;
  readonly as?: string;
  readonly practice?: true;
  readonly tutorial?: true;
  readonly instructor?: string;
  readonly json?: true;
}

export const DRILL_OPTIONS: readonly Option[] = [
  new Option('--seed <number>', 'the same number is the same drill on every machine').argParser(seedNumber),
  new Option('--cause <name>', 'one of the variants of this cause'),
  new Option('--level <number>', 'by how alike the look-alikes are: 1 to 3').argParser(wholeNumber(1, 3)),
  new Option('--limit <time>', 'ends it after that time: 15m').argParser(duration),
  new Option('--as <name>', 'whose result it is'),
  new Option('--practice', 'without points'),
  new Option('--tutorial', 'a first drill that explains each step').conflicts(['practice', 'instructor']),
  new Option('--instructor <variant>', 'for a facilitator: what is to be broken').conflicts([
    'cause',
    'level',
  ]),
  new Option('--json', 'one JSON object on a line for each command'),
];

const LEAST_MS = 1000;
const MOST_MS = 4 * 60 * 60 * 1000;

function duration(text: string): number {
  const found: number | undefined = /^\d+(?:\.\d+)?\s?[a-z]+$/i.test(text)
    ? ms(text as StringValue)
    : undefined;
  if (found === undefined || Number.isNaN(found) || found < LEAST_MS || found > MOST_MS)
    throw new InvalidArgumentError('Give a time from 1s to 4h: 15m.');
  return found;
}
