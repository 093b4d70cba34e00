// Values on a command line, checked as they are read.

import { resolve } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { LARGEST_SEED } from '../support/seeded-random';
import { IMAGE_PARTS, type ImageChoice } from '../runtimes/docker/images';

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`Give a whole number from ${String(least)} to ${String(most)}.`);
    return number;
  };
}

export const seedNumber = wholeNumber(0, LARGEST_SEED);

export function httpUrl(value: string): string {
  if (!URL.canParse(value) || !['http:', 'https:'].includes(new URL(value).protocol))
    throw new InvalidArgumentError('Give a URL that begins with http:// or https://.');
  return value.replace(/\/+$/, '');
}

export interface ReportFile {
  readonly kind: 'junit' | 'json';
  readonly file: string;
}

/** `junit=FILE` or `json=FILE`, as often as one likes. */
export function reportFile(value: string, before: readonly ReportFile[] = []): ReportFile[] {
  const [, kind, file] = /^(junit|json)=(.+)$/s.exec(value) ?? [];
  if ((kind !== 'junit' && kind !== 'json') || file === undefined)
    throw new InvalidArgumentError('Give junit=FILE or json=FILE.');
  refuseTaken(file, before);
  return [...before, { kind, file }];
}

/** Of two that are written to one file, only the last would be left. */
export function refuseTaken(file: string, before: readonly { readonly file: string }[]): void {
  if (isTaken(file, before)) throw new InvalidArgumentError('Give each a file of its own.');
}

export function isTaken(file: string, by: readonly { readonly file: string }[]): boolean {
  return by.some((one) => resolve(one.file) === resolve(file));
}

/** `postgres=registry.example.com/postgres:18-alpine`, as often as one likes. */
export function imageChoice(value: string, before: ImageChoice = {}): ImageChoice {
  const [, named, name] = /^([a-z]+)=([^\s?#]+)$/.exec(value) ?? [];
  const part = IMAGE_PARTS.find((one) => one === named);
  if (part === undefined || name === undefined)
    throw new InvalidArgumentError(`Give PART=NAME, the part being one of ${IMAGE_PARTS.join(', ')}.`);
  return { ...before, [part]: name };
}
