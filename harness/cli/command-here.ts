// How a person types a command that is to go by the same configuration as this one.

import { ownCommand, type OwnCommandOptions } from '../support/own-command';
import { shellWord } from '../support/text/shell-word';
import type { Parts } from './parts';

export function commandHere(
  { configuration }: Pick<Parts, 'configuration'>,
  command: string,
  words = '',
  options: OwnCommandOptions = {},
): string {
  const named = configuration === undefined ? '' : `--config ${shellWord(configuration)}`;
  return ownCommand(command, [words, named].filter((part) => part !== '').join(' '), options);
}
