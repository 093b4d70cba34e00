// `chaos-401/jest`: one call in a test file turns the gate into a project's own tests.

const { dirname } = require('node:path');
const { runInThisContext } = require('node:vm');
// Jest answers this itself, wherever its packages lie.
const { afterAll, describe, test } = require('@jest/globals');

/**
 * @typedef {object} GateOptions
 * @property {readonly string[]} [names] only these: `cause`, `cause/variant` or `cause/*`. Default: all
 * @property {number} [lanes] how many variants run at a time. Default: one more than the machine has cores, at most 4
 * @property {'embedded' | 'docker' | 'auto'} [runtime] Default: `CHAOS401_RUNTIME`, else `embedded`
 */

/**
 * Called in a test file: each variant that applies to the backend becomes a test, judged with all its fixes; one that does not is skipped,
 * and its title says why. Each has its own time limit, so that Jest's default does not matter.
 * @param {GateOptions} [options]
 */
function chaos401Gate(options = {}) {
  const { openBundle } = outside('../launch/open-bundle.cjs');
  const { gateTests, bundled } = openBundle();
  const root = dirname(dirname(__dirname));
  gateTests()({ ...bundled, root }, { describe, test, afterAll, fail }, options);
}

/**
 * Loads a file past Jest's module registry and its sandbox: PostgreSQL's client, sockets and children are none of a test's business.
 * @param {string} file
 * @returns {typeof import('../launch/open-bundle.cjs')}
 */
function outside(file) {
  /** @type {NodeJS.Process} */
  const process = runInThisContext('process');
  const { createRequire } = process.getBuiltinModule('node:module');
  return createRequire(__filename)(file);
}

/**
 * In the sandbox, whose errors alone Jest shows as a test's own. The stack would lead into the bundle.
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  const error = new Error(message);
  error.stack = message;
  throw error;
}

module.exports = { chaos401Gate };
