// Tells a project's own sources from those of packages, also where the project is itself a package that was installed.

const { isAbsolute, relative, resolve, sep } = require('node:path');

/**
 * @param {string} path from the root, or absolute; a name that is no path is none
 * @param {string} root
 */
function isOwnSource(path, root) {
  if (path.startsWith('<') || path.includes(':')) return false;
  const file = resolve(root, path);
  const below = relative(root, file);
  return !isInstalled(below.startsWith('..') || isAbsolute(below) ? file : below);
}

/** @param {string} path */
function isInstalled(path) {
  return path.split(sep).includes('node_modules');
}

module.exports = { isOwnSource, isInstalled };
