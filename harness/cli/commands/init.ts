// `chaos-401 init`: writes a first configuration for the backend in the working directory.

import { dirname, relative, resolve } from 'node:path';
import { openPage } from '../../reporters/page';
import { count } from '../../reporters/words';
import { commandHere } from '../command-here';
import type { AddCommand } from '../context';
import lazy from '../lazy.cjs';

export const addInit: AddCommand = (program, { parts, world, done }) => {
  program
    .command('init')
    .description(
      'Writes a first chaos401.config.ts from what a backend’s repository says. It never overwrites.',
    )
    .argument('[directory]', 'where the repository is', '.')
    .option('--json', 'write one JSON document to standard output, and nothing else there')
    .action((directory: string, flags: { readonly json?: true }) => {
      const { file, lines } = lazy.initialise()(resolve(directory));
      const page = openPage(world);
      if (flags.json === true) {
        const keys = lines.map(({ path, finding: { from, isGuess } }) => ({ key: path, from, isGuess }));
        page.write(`${JSON.stringify({ schema: 1, tool: parts.version, file, keys })}\n`);
      } else {
        const width = Math.max(...lines.map(({ path }) => path.length));
        for (const { path, finding } of lines)
          page.write(`${path.padEnd(width)}  ${finding.isGuess ? 'a guess: ' : ''}${finding.from}\n`);
        const guesses = lines.filter(({ finding }) => finding.isGuess).length;
        const shown = relative(process.cwd(), file);
        // The one in the working directory is found by itself.
        const named = dirname(file) === process.cwd() ? {} : { configuration: shown };
        page.write(
          `\nWritten: ${shown}: ${count(lines.length, 'key', 'keys')}, ${count(guesses, 'guess', 'guesses')}. ` +
            `Next: ${commandHere(named, 'doctor')}\n`,
        );
      }
      done(0);
    });
};
