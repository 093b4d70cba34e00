// Why the Docker runtime does not run a backend, whatever the machine offers.

import type { TargetDefinition } from '../contract/target';

/** In one clause; null where it does. */
export function dockerCannotRun({
  process: { program, companions = [] },
  database,
}: Pick<TargetDefinition, 'process' | 'database'>): string | null {
  if (program.kind === 'command') return 'it runs bundled sources, and this backend is started by a command';
  if ('command' in database.schema)
    return "it reads SQL files, and this backend's tables are made by a command";
  return companions.length > 0 ? 'it starts nothing beside a backend, and this one has companions' : null;
}
