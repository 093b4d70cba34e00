// The command that shows one case again, as it was run, for a shell; but without what nobody may read.

import type { Result } from '../contract/result';
import { ownCommand } from '../support/own-command';
import { shellWord } from '../support/shell-word';
import type { Purpose } from './choose-runtime';
import { hideGiven } from './hide-given';
import type { RunFlags } from './run-flags';

export function againCommand(purpose: Purpose, flags: RunFlags): (result: Pick<Result, 'id'>) => string {
  const kept = [
    ...(flags.runtime === undefined ? [] : [`--runtime ${flags.runtime}`]),
    ...Object.entries(flags.image ?? {}).map(([part, name]) => `--image ${part}=${shellWord(name)}`),
    ...(flags.toxiproxy === undefined ? [] : [`--toxiproxy ${shellWord(hideGiven(flags.toxiproxy))}`]),
  ];
  return ({ id }) => ownCommand(purpose, [id, '--verbose', ...kept].join(' '));
}
