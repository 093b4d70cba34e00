// The program as commander knows it: its name, its commands, and where its words go.

import { Command } from 'commander';
import { COMMANDS, REPOSITORY_COMMANDS } from './commands';
import type { Context } from './context';
import { hideGiven } from './hide-given';
import { NEED_NONE } from '../launch/configuration-file.cjs';
import { widthOf } from '../reporters/page';
import { callerOf, ownCommand } from '../support/own-command';

export function buildProgram(context: Context): Command {
  const { parts, world } = context;
  const program = new Program(parts.version)
    .description('Reproduces every cause of a 401 on a JWT session check, for real, and judges it.')
    .option(...CONFIGURATION)
    .helpOption('--help', 'print this help')
    .helpCommand(false)
    .usage('<command> [options]')
    .exitOverride()
    .showHelpAfterError()
    .configureHelp({ commandUsage: (command) => usageOf(command) })
    .configureOutput({
      writeOut: (text) => void world.stdout.write(text),
      writeErr: (text) => void world.stderr.write(text),
      outputError: (text, write) => write(hideGiven(text)),
      getOutHelpWidth: () => widthOf(world.stdout),
      getErrHelpWidth: () => widthOf(world.stderr),
    });
  const commands = callerOf() === 'npx' ? COMMANDS : [...COMMANDS, ...REPOSITORY_COMMANDS];
  for (const add of commands) add(program, context);
  for (const command of program.commands)
    if (!NEED_NONE.includes(command.name())) command.option(...CONFIGURATION);
  return program;
}

/** It prints the version, as each of its commands does. */
class Program extends Command {
  constructor(private readonly printed: string) {
    super('chaos-401');
    this.version(printed, ...VERSION);
  }

  override createCommand(name?: string): Command {
    return new Command(name).version(this.printed, ...VERSION);
  }
}

const VERSION = ['--version', 'print the version'] as const;
/** Only to be listed: the launcher takes it out before, since what is compiled depends on it. */
const CONFIGURATION = [
  '--config <file>',
  'your backend’s configuration (default: chaos401.config.ts, where there is one)',
] as const;

/** As people type it. */
function usageOf(command: Command): string {
  return command.parent === null
    ? ownCommand('<command>', '[options]')
    : ownCommand(command.name(), command.usage());
}
