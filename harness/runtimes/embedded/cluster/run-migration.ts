// Runs a team's own migrations against an empty database.

import type { Command } from '../../../contract/setting';
import type { TargetDefinition } from '../../../contract/target';
import type { Timing } from '../../../contract/timing';
import type { Values } from '../../../support/text/fill-in';
import { inheritedVariables } from '../../../support/process/inherited-variables';
import { hider } from '../../../support/secrets/hide-secrets';
import { withLastLines } from '../../../support/text/last-lines';
import type { RunDirectory } from '../../../support/files/run-directory';
import { secretVariables } from '../../../support/secrets/secret-variables';
import { UserError } from '../../../support/user-error';
import { drawSecrets } from '../../common/draw-secrets';
import type { Listening } from '../../common/process-host';
import { randomSecret } from '../../common/random-secret';
import { laneSettings, processValues, targetEnvironment } from '../../common/target-environment';
import { launchProgram } from '../target/launch-program';
import { runJobProcess } from '../target/run-job-process';
import { NO_PORT, tellDatabase } from '../target/tell-database';

export interface Migration {
  readonly target: TargetDefinition;
  readonly timing: Timing;
  readonly command: Command;
  /** As the role that is to own what is made. */
  readonly databaseUrl: string;
  readonly run: RunDirectory;
}

const SHOWN_LINES = 40;

/** With the backend's own environment. Rejects with a `UserError` that shows its output, where it fails. */
export async function runMigration(migration: Migration): Promise<void> {
  const { command, databaseUrl, run } = migration;
  const { environment, values } = toldTo(migration);
  const launch = await launchProgram(
    { kind: 'command', ...command },
    {
      bundle: () => Promise.reject(new Error('A migration is a command.')),
      directory: command.directory,
      environment,
      values,
      key: 'database.schema',
    },
  );
  const { exitCode, output } = await runJobProcess({ launch, environment, watchdog: run.watchdog });
  if (exitCode === 0) return;
  const secrets = hider();
  secrets.addVariables(environment, secretVariables(migration.target));
  secrets.add(databaseUrl);
  const shown = secrets.hide(output.replaceAll(databaseUrl, '<database url>')).split('\n');
  throw new UserError({
    to: "make the target's tables",
    why: withLastLines(`"${command.argv.join(' ')}" ended with exit code ${String(exitCode)}`, shown, {
      count: SHOWN_LINES,
      title: 'its output',
      none: 'its output is empty',
    }),
    value: command.directory,
    remedy: 'Mend it, or database.schema.command',
  });
}

function toldTo({ timing, databaseUrl, run, ...migration }: Migration) {
  const { target } = drawSecrets(migration.target);
  const { parameters } = target.database;
  const settings = laneSettings(target, timing, {
    databaseUrl: parameters === undefined ? databaseUrl : `${databaseUrl}?${parameters}`,
    secret: randomSecret(),
  });
  const values = (listening: Listening): Values => processValues({ ...settings, ...listening });
  const listening = tellDatabase({ target, directory: run.path, port: NO_PORT, values });
  return {
    values: values(listening),
    environment: { ...inheritedVariables(process.env), ...targetEnvironment(target, settings, listening) },
  };
}
