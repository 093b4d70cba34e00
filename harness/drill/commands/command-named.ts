// Finds a command by its name.

import { didYouMean } from '../../support/text/nearest';
import type { DrillCommand } from './command';
import { Refused } from '../refused';

/** Throws a `Refused` that gives the nearest names. */
export function commandNamed(name: string, commands: readonly DrillCommand[]): DrillCommand {
  const found = commands.find((command) => command.name === name.toLowerCase());
  if (found !== undefined) return found;
  const names = commands.map((command) => command.name);
  throw new Refused(`There is no command "${name}"${didYouMean(name, names)}. "help" lists all.`);
}
