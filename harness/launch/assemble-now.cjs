// Assembles everything at once, without a promise: for a test file, whose tests must be known when it has been read.

const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { assemble } = require('./assemble.cjs');
const { freshBundle } = require('./bundle-once.cjs');
const { configurationOf } = require('./configuration-file.cjs');

/**
 * @param {string} root the tool's directory
 * @param {string | undefined} configuration the one in the working directory where it is missing
 * @param {string} directory the working directory
 * @returns {import('./assemble.cjs').Assembled}
 */
function assembleNow(root, configuration, directory = process.cwd()) {
  const { file } = configurationOf(configuration === undefined ? [] : ['--config', configuration], directory);
  const steps = assemble({ root, configuration: file, directory }, () => 'cold');
  for (let step = steps.next(); ; step = steps.next({ file: pathOf(step.value) })) {
    if (step.done === true) return step.value;
  }
}

/** @param {import('./assemble.cjs').Wanted} wanted */
function pathOf(wanted) {
  return freshBundle(wanted.entry, wanted.options) ?? bundleInChild(wanted);
}

/** @param {import('./assemble.cjs').Wanted} wanted */
function bundleInChild(wanted) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(__dirname, 'bundle-in-child.cjs'), JSON.stringify(wanted)],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr.trim());
  return stdout;
}

module.exports = { assembleNow };
