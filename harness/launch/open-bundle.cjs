// Opens the bundle at once, without a promise: for a test file, whose tests must be known when it has been read.

const { spawnSync } = require('node:child_process');
const { dirname, join } = require('node:path');
const { prepared } = require('./launch.cjs');
const { runBundle } = require('./run-bundle.cjs');

/**
 * @param {string} root the project's directory
 * @returns {import('./launch.cjs').Entry}
 */
function openBundle(root = dirname(dirname(__dirname))) {
  const file = prepared(root) ?? prepareInChild(root);
  return /** @type {import('./launch.cjs').Entry} */ (
    runBundle(file, { requireFrom: join(root, 'package.json'), warmth: () => 'cold' })
  );
}

/** @param {string} root */
function prepareInChild(root) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(__dirname, 'prepare.cjs'), root], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}

module.exports = { openBundle };
