// How a program of the target is launched as a child of this process.

import { join } from 'node:path';

import type { Program } from '../../../contract/program';
import { wantsCode } from '../../../launch/run-bundle.cjs';
import { fillInAll, type Values } from '../../../support/text/fill-in';
import { findProgram } from './find-program';

export interface Launch {
  readonly file: string;
  readonly args: readonly string[];
  /** Absolute. */
  readonly directory: string;
  /** True where it ends at SIGTERM, and should be let. */
  readonly endsItself: boolean;
  /** True where it may have started others. */
  readonly hasChildren: boolean;
}

export interface LaunchContext {
  /** Gives a bundled source's path. */
  readonly bundle: (file: string) => Promise<string>;
  /** Working directory of what is bundled. */
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly values: Values;
  /** Where the program stands in the configuration: `process`. */
  readonly key: string;
}

/** Runs a bundle with V8's cached code. */
const RUN_BUNDLE = join(__dirname, '..', '..', '..', 'launch', 'run-bundle.cjs');

/** Rejects with a `UserError`. */
export async function launchProgram(program: Program, context: LaunchContext): Promise<Launch> {
  const { bundle, directory, environment, values, key } = context;
  switch (program.kind) {
    case 'bundle': {
      const file = await bundle(program.file);
      const args = [RUN_BUNDLE, file];
      return { file: process.execPath, args, directory, endsItself: wantsCode(file), hasChildren: false };
    }
    case 'command': {
      const argv = fillInAll(program.argv, values, `${key}.command`);
      const file = findProgram({ argv, directory: program.directory, environment, key: `${key}.command` });
      return {
        file,
        args: argv.slice(1),
        directory: program.directory,
        endsItself: false,
        hasChildren: true,
      };
    }
  }
}
