// Starts the command line from a bundle of the harness, the target's definition and every scenario that is there.

const { dirname, join } = require('node:path');
const { assemble, withSources } = require('./assemble.cjs');
const { BundleError, bundle, freshBundle, store } = require('./bundle-once.cjs');
const { ConfigurationMissing, configurationOf, shownPath } = require('./configuration-file.cjs');
const { ScenariosMissing } = require('./scenario-files.cjs');
const { onWorked } = require('./worked.cjs');

/**
 * What the command line is given beside its arguments: `harness/cli/parts.ts`, and what only a launcher can give.
 * @typedef {object} LaunchParts
 * @property {string} version of this tool
 * @property {string} root the project's directory, absolute: where the configuration stands, or the tool's own
 * @property {readonly { readonly name: string, readonly file: string, readonly definition: unknown }[]} scenarios
 *   by name; `file` from the root; `definition` is the file's default export, not yet checked
 * @property {{ readonly file: string, readonly definition: unknown }} target likewise
 * @property {string} [configuration] its path as a person is shown it, where `--config` has named it
 * @property {(stack: string) => string} mapStack gives a stack the places in the sources
 */

/** @typedef {Pick<LaunchParts, 'version' | 'scenarios' | 'target'>} Bundled */
/** @typedef {import('../jest/gate-tests').GateTests} GateTests */
/**
 * What the tool's bundle exports.
 * @typedef {object} Entry
 * @property {(argv: string[], parts: LaunchParts) => Promise<void>} main
 * @property {() => GateTests} gateTests
 * @property {Bundled} bundled
 * @property {Readonly<Record<string, () => unknown>>} modules by the names that configurations import them by
 */
/** @typedef {import('./assemble.cjs').Bundle} Bundle */
/** @typedef {import('./assemble.cjs').Wanted} Wanted */
/** @typedef {import('./assemble.cjs').Assembled} Assembled */

const WRONG_USAGE = 64;
const CANNOT_RUN = 2;

/**
 * @param {string} root the tool's directory
 * @param {string[]} words
 * @param {string} directory the working directory
 */
function launch(
  root = dirname(dirname(__dirname)),
  words = process.argv.slice(2),
  directory = process.cwd(),
) {
  /** @type {Bundle[]} */
  const opened = [];
  /** @param {string} stack */
  const mapStack = (stack) => withSources(stack, opened);
  /** @type {import('./run-bundle.cjs').Warmth} */
  let warmth = 'cold';
  onWorked(() => void (warmth = 'warm'));
  try {
    const { argv, file, isNamed } = configurationOf(words, directory);
    const named = isNamed && file !== null ? { configuration: shownPath(file, directory) } : {};
    const steps = assemble({ root, configuration: file, directory }, () => warmth, opened);
    drive(steps, steps.next(), ({ entry, parts }) => {
      entry.main(argv, { ...parts, ...named, mapStack }).catch((thrown) => fail(thrown, mapStack));
    })?.catch((thrown) => fail(thrown, mapStack));
  } catch (thrown) {
    fail(thrown, mapStack);
  }
}

/**
 * At once where every bundle is fresh: a promise only where one has to be made.
 * @param {Generator<Wanted, Assembled, Bundle>} steps
 * @param {IteratorResult<Wanted, Assembled>} step
 * @param {(assembled: Assembled) => void} done
 * @returns {Promise<void> | undefined}
 */
function drive(steps, step, done) {
  for (let next = step; ;) {
    if (next.done === true) return void done(next.value);
    const { entry, options } = next.value;
    const file = freshBundle(entry, options);
    if (file === null) return make(next.value).then((made) => drive(steps, steps.next(made), done));
    next = steps.next({ file });
  }
}

/**
 * @param {Wanted} wanted
 * @returns {Promise<Bundle>}
 */
async function make({ entry, options }) {
  const made = await bundle(entry, options);
  try {
    return { file: store(made, entry, options) };
  } catch (thrown) {
    // Nowhere to keep it: it runs from memory.
    if (!(thrown instanceof AggregateError)) throw thrown;
    return { ...made, file: join(options.root, `chaos-401.${options.name}.cjs`) };
  }
}

/**
 * @param {unknown} thrown
 * @param {(stack: string) => string} mapStack
 */
function fail(thrown, mapStack) {
  process.stderr.write(`${usersMistake(thrown) ?? mapStack(stackOf(thrown))}\n`);
  process.exit(thrown instanceof ConfigurationMissing ? WRONG_USAGE : CANNOT_RUN);
}

/**
 * What is said of a mistake of the user's own; null for a defect.
 * @param {unknown} thrown
 */
function usersMistake(thrown) {
  // Required at use: few starts fail.
  const { LoadError } = require('./load-error.cjs');
  if (thrown instanceof BundleError) return thrown.sentence;
  const isUsers = [LoadError, ConfigurationMissing, ScenariosMissing].some((kind) => thrown instanceof kind);
  return isUsers && thrown instanceof Error ? thrown.message : null;
}

/** @param {unknown} thrown */
function stackOf(thrown) {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}

module.exports = { launch };
