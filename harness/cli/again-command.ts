// The command that shows one case again, as it was run, for a shell; but without what nobody may read.

import type { Result } from '../contract/result';
import { shellWord } from '../support/text/shell-word';
import { commandHere } from './command-here';
import { hideGiven } from './hide-given';
import type { Parts } from './parts';
import type { RunRequest } from './run-request';

export function againCommand(
  { purpose, flags }: Pick<RunRequest, 'purpose' | 'flags'>,
  parts: Pick<Parts, 'configuration'>,
): (result: Pick<Result, 'id'>) => string {
  const kept = [
    ...(flags.runtime === undefined ? [] : [`--runtime ${flags.runtime}`]),
    ...Object.entries(flags.image ?? {}).map(([part, name]) => `--image ${part}=${shellWord(name)}`),
    ...(flags.toxiproxy === undefined ? [] : [`--toxiproxy ${shellWord(hideGiven(flags.toxiproxy))}`]),
  ];
  return ({ id }) => commandHere(parts, purpose, [id, '--verbose', ...kept].join(' '));
}
