// Makes a folder and those above it. A module that needs no bundle, since the launcher keeps its bundles with it.

const { mkdirSync, statSync } = require('node:fs');
const { dirname } = require('node:path');

/**
 * Instead of `mkdirSync` with `recursive`, which never returns in Node 20 where a folder that is there lets nothing be made in it
 * and says ENOENT, as `/proc` does. Throws the system's error. Others may make the same folders at the same time.
 * @param {string} path
 * @param {{ mode?: number }} [options] of every folder that is made
 */
function makeFolders(path, options = {}) {
  if (isFolder(path)) return;
  const above = dirname(path);
  if (above !== path && statSync(above, { throwIfNoEntry: false }) === undefined) makeFolders(above, options);
  try {
    mkdirSync(path, options);
  } catch (thrown) {
    // Somebody was quicker, or the path ends with `..`.
    if (!isFolder(path)) throw thrown;
  }
}

/** @param {string} path */
function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

module.exports = { makeFolders };
