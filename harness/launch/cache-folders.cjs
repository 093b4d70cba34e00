// Where bundles are kept, and how a file gets there in one step.

const { existsSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { cacheDirectoryPath } = require('../support/files/cache-path.cjs');
const { isInstalled } = require('./own-source.cjs');

/**
 * In order of preference: beside the packages that a bundle was made of, else in the user's own cache folder. Nothing is ever written
 * into a package that was installed.
 * @param {string} root the project's directory
 * @returns {string[]}
 */
function cacheFolders(root) {
  const packages = join(root, 'node_modules');
  const beside = !isInstalled(root) && existsSync(packages);
  return [...(beside ? [join(packages, '.cache', 'chaos-401')] : []), join(cacheDirectoryPath(), 'bundles')];
}

/**
 * Nobody ever sees half of the file.
 * @param {string} folder
 * @param {string} name
 * @param {string | Uint8Array} content
 */
function writeAtomically(folder, name, content) {
  // Required at use: most starts have nothing to keep.
  const { makeFolders } = require('../support/files/make-folders.cjs');
  const unfinished = join(
    folder,
    `${name}.${process.pid}-${process.hrtime.bigint().toString(36)}${UNFINISHED}`,
  );
  try {
    makeFolders(folder, { mode: 0o700 });
    writeFileSync(unfinished, content);
    renameSync(unfinished, join(folder, name));
  } catch (thrown) {
    rmSync(unfinished, { force: true });
    throw thrown;
  }
}

const UNFINISHED = '.unfinished';
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Removes what earlier bundles of that name left, but for what another process may be about to run.
 * @param {string} folder
 * @param {string} prefix
 * @param {string} current
 */
function removeOld(folder, prefix, current) {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix) || name.startsWith(current) || name === `${prefix}.json`) continue;
    const file = join(folder, name);
    const written = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (Date.now() - written > DAY_MS) rmSync(file, { force: true });
  }
}

module.exports = { cacheFolders, writeAtomically, removeOld };
