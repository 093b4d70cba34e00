// Runs a team's own migrations against an empty database.

import type { Command } from '../../contract/setting';
import type { TargetDefinition } from '../../contract/target';
import { inheritedVariables } from '../../support/inherited-variables';
import { UserError } from '../../support/user-error';
import type { Watchdog } from '../../support/watchdog';
import { targetEnvironment } from '../common/target-environment';
import { launchProgram } from './launch-program';
import { runJobProcess } from './run-job-process';

export interface Migration {
  readonly target: TargetDefinition;
  readonly command: Command;
  /** As the role that is to own what is made. */
  readonly databaseUrl: string;
  readonly watchdog: Watchdog;
}

const SHOWN_LINES = 40;
/** Rejects with a `UserError` that shows its output, where it fails. */
export async function runMigration({ target, command, databaseUrl, watchdog }: Migration): Promise<void> {
  const environment = {
    ...inheritedVariables(process.env),
    ...targetEnvironment(target, { databaseUrl, host: '127.0.0.1', port: '0' }),
  };
  const launch = await launchProgram(
    { kind: 'command', ...command },
    {
      bundle: () => Promise.reject(new Error('A migration is a command.')),
      directory: command.directory,
      environment,
      values: {},
      key: 'database.schema',
    },
  );
  const { exitCode, output } = await runJobProcess({ launch, environment, watchdog });
  if (exitCode === 0) return;
  const shown = output.replaceAll(databaseUrl, '<database url>').trimEnd().split('\n').slice(-SHOWN_LINES);
  throw new UserError({
    to: "make the target's tables",
    why: `"${command.argv.join(' ')}" ended with exit code ${String(exitCode)}; its output:\n  ${shown.join('\n  ')}\n`,
    value: command.directory,
    remedy: 'Mend it, or database.schema.command',
  });
}
