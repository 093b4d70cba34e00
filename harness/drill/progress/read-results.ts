// Reads a file of results. One that is damaged is put aside, and what can be read of it is kept.

import { readFileSync, renameSync } from 'node:fs';
import { count } from '../../reporters/words';
import { ownCommand } from '../../support/own-command';
import { messageOf, UserError } from '../../support/user-error';
import { keptResultForm, RESULT_SCHEMA, type KeptResult } from './kept-result';
import { appendLines } from './result-file';

export interface ReadResults {
  /** Oldest first. */
  readonly results: readonly KeptResult[];
  /** One sentence for each thing that a person should know of the file. */
  readonly notes: readonly string[];
}

/** Nothing where there is no file. */
export function readOwnResults(file: string, now: () => Date = () => new Date()): ReadResults {
  const seen = sortLines(read(file, 'missing is empty'));
  if (seen.damaged.length === 0) return { results: resultsIn(seen), notes: newerNotes(file, seen) };
  const aside = `${file}.damaged-${now().toISOString().replace(/[:.]/g, '-')}`;
  renameSync(file, aside);
  // Somebody may have added to it since it was read.
  const { damaged, ...whole } = sortLines(read(aside));
  appendLines(file, [...whole.good, ...whole.newer]);
  return {
    results: resultsIn(whole),
    notes: [
      `${count(damaged.length, 'line')} of ${file} could not be read: it is kept as ${aside}; what could be read stays.`,
      ...newerNotes(file, whole),
    ],
  };
}

/** Somebody else's file: it is read, and never touched. Throws a `UserError` where it cannot be read, or holds no result at all. */
export function readGivenResults(file: string): ReadResults {
  const seen = sortLines(read(file));
  if (seen.good.length + seen.newer.length === 0)
    throw new UserError({
      to: 'collect the results',
      why: 'there are none in this file',
      value: file,
      remedy: `Give the files that "${ownCommand('drill', '--progress')}" names`,
      exitCode: 64,
    });
  const lost =
    seen.damaged.length === 0
      ? []
      : [`${file}: not read, since damaged: line ${seen.damaged.join(', ')}. The rest counts.`];
  return { results: resultsIn(seen), notes: [...lost, ...newerNotes(file, seen)] };
}

/** Of several files, in which the same result may stand more than once. Oldest first. */
export function together(all: readonly ReadResults[]): ReadResults {
  return {
    results: inOrder(all.flatMap(({ results }) => results)),
    notes: all.flatMap(({ notes }) => notes),
  };
}

function read(file: string, missing?: 'missing is empty'): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    if (missing !== undefined && (thrown as { readonly code?: unknown }).code === 'ENOENT') return '';
    throw new UserError({
      to: 'read the results',
      why: messageOf(thrown),
      value: file,
      remedy: 'Name a file that can be read',
      cause: thrown,
    });
  }
}

interface SortedLines {
  readonly good: readonly string[];
  /** Of a later version of this tool. */
  readonly newer: readonly string[];
  /** Numbers of those that cannot be read. */
  readonly damaged: readonly number[];
}

function sortLines(text: string): SortedLines {
  const good: string[] = [];
  const newer: string[] = [];
  const damaged: number[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const value = valueOf(line);
    if (keptResultForm.safeParse(value).success) good.push(line);
    else if (isNewer(value)) newer.push(line);
    else damaged.push(index + 1);
  }
  return { good, newer, damaged };
}

function valueOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function isNewer(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'schema' in value &&
    typeof value.schema === 'number' &&
    value.schema > RESULT_SCHEMA
  );
}

function resultsIn({ good }: Pick<SortedLines, 'good'>): readonly KeptResult[] {
  return inOrder(good.map((line) => keptResultForm.parse(JSON.parse(line))));
}

function newerNotes(file: string, { newer }: Pick<SortedLines, 'newer'>): string[] {
  if (newer.length === 0) return [];
  return [
    `${count(newer.length, 'result')} in ${file} ${newer.length === 1 ? 'is' : 'are'} of a newer version of chaos-401, and not counted. Update chaos-401.`,
  ];
}

function inOrder(results: readonly KeptResult[]): readonly KeptResult[] {
  const once = new Map(results.map((result) => [result.id, result]));
  return [...once.values()].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
}
