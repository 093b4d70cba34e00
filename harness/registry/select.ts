// The names on a command line, turned into cases.

import type { Case, Cause } from '../contract/scenario';
import { UserError } from '../support/user-error';
import { didYouMean, nearest } from '../support/text/nearest';
import { ownCommand } from '../support/own-command';

/** Every variant of every cause, in their order. */
export function casesOf(causes: readonly Cause[]): Case[] {
  return causes.flatMap((cause) =>
    Object.entries(cause.variants).map(([name, variant]) => ({
      id: `${cause.name}/${name}`,
      cause,
      variant,
    })),
  );
}

/**
 * `cause` is its default variant, `cause/variant` that one, `cause/*` all of them. In the order of the causes,
 * each once. Throws one `UserError` (exit code 64) that names every pattern which fits nothing.
 */
export function select(causes: readonly Cause[], patterns: readonly string[]): Case[] {
  const all = casesOf(causes);
  const unknown = patterns.filter((pattern) => !all.some((one) => fits(one, pattern)));
  if (unknown.length > 0) throw unknownNames(unknown, causes, all);
  return all.filter((one) => patterns.some((pattern) => fits(one, pattern)));
}

function fits({ id, cause }: Case, pattern: string): boolean {
  if (pattern === cause.name) return id === `${cause.name}/${Object.keys(cause.variants)[0] ?? ''}`;
  return pattern === id || pattern === `${cause.name}/*`;
}

function unknownNames(unknown: readonly string[], causes: readonly Cause[], all: readonly Case[]): UserError {
  const names = [...causes.map(({ name }) => name), ...all.map(({ id }) => id)];
  return new UserError({
    to: 'select what to run',
    why: unknown.map((pattern) => `there is no "${pattern}"${hint(pattern, causes, names)}`).join('; '),
    remedy: `Run "${ownCommand('scenario', '--list')}" for all names`,
    exitCode: 64,
  });
}

/** Within a cause that exists, only its own variants are near. */
function hint(pattern: string, causes: readonly Cause[], names: readonly string[]): string {
  const [name, variant] = pattern.split('/') as [string, string | undefined];
  const cause = causes.find((one) => one.name === name);
  if (cause === undefined || variant === undefined) return didYouMean(pattern, names);
  const own = Object.keys(cause.variants);
  const [near] = nearest(variant, own);
  return near === undefined ? ` (it has ${own.join(', ')})` : ` (did you mean "${name}/${near}"?)`;
}
