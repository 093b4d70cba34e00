// The command that shows one case again, as it was run.

import type { Result } from '../contract/result';
import type { Purpose } from './choose-runtime';
import type { RunFlags } from './run-flags';
import { ownCommand } from '../support/own-command';

export function againCommand(purpose: Purpose, flags: RunFlags): (result: Pick<Result, 'id'>) => string {
  const kept = [
    ...(flags.runtime === undefined ? [] : [`--runtime ${flags.runtime}`]),
    ...Object.entries(flags.image ?? {}).map(([part, name]) => `--image ${part}=${name}`),
    ...(flags.toxiproxy === undefined ? [] : [`--toxiproxy ${flags.toxiproxy}`]),
  ];
  return ({ id }) => ownCommand(purpose, [id, '--verbose', ...kept].join(' '));
}
