// Which configuration a command line speaks of.

const { existsSync } = require('node:fs');
const { join, relative, resolve } = require('node:path');

const NAMES = ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((extension) => `chaos401.config.${extension}`);
/** They work without a target. */
const NEED_NONE = ['init', 'cache', 'toxiproxy'];

/** The command line names a configuration that is not there, or none. */
class ConfigurationMissing extends Error {}

/**
 * `--config FILE`, wherever it stands, else the one in the working directory. The arguments come back without it.
 * @param {readonly string[]} argv
 * @param {string} directory the working directory
 * @returns {{ argv: string[], file: string | null, isNamed: boolean }} `file` is absolute; null where the bundled target is meant
 */
function configurationOf(argv, directory) {
  const { rest, named } = takeOption(argv);
  if (named !== null) {
    const file = resolve(directory, named);
    if (!existsSync(file))
      throw new ConfigurationMissing(
        `Failed to read the configuration: there is no such file (${named}). Name one that is there, or leave out --config.`,
      );
    return { argv: rest, file, isNamed: true };
  }
  if (NEED_NONE.includes(rest[0] ?? '')) return { argv: rest, file: null, isNamed: false };
  const found = NAMES.map((name) => join(directory, name)).find((file) => existsSync(file));
  return { argv: rest, file: found ?? null, isNamed: false };
}

/** @param {readonly string[]} argv */
function takeOption(argv) {
  const end = argv.indexOf('--');
  const at = argv.findIndex(
    (word, index) => (end < 0 || index < end) && (word === '--config' || word.startsWith('--config=')),
  );
  if (at < 0) return { rest: [...argv], named: null };
  const apart = argv[at] === '--config';
  const named = apart ? argv[at + 1] : argv[at]?.slice('--config='.length);
  if (named === undefined || named === '' || named.startsWith('-'))
    throw new ConfigurationMissing(
      'Failed to read the configuration: --config names none. Give a file behind it.',
    );
  return { rest: [...argv.slice(0, at), ...argv.slice(at + (apart ? 2 : 1))], named };
}

/**
 * As a person is shown it.
 * @param {string} file
 * @param {string} directory
 */
function shownPath(file, directory) {
  const below = relative(directory, file);
  return below.startsWith('..') ? file : below;
}

module.exports = { ConfigurationMissing, NEED_NONE, configurationOf, shownPath };
