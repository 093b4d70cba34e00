// The sources of the bundles' entries, which are no files: what the tool brings along, and what a team has in its own folders.

const { readdirSync } = require('node:fs');
const { join } = require('node:path');
const { scenarioFiles } = require('./scenario-files.cjs');

const TARGET = 'target-app/target.ts';
/** What configurations and scenarios outside may import of it, by the name that the package gives it. */
const OFFERED = ['faults', 'fixes'];

/**
 * The tool itself, with the bundled target and the scenarios.
 * @param {string} root its directory
 */
function toolEntry(root) {
  const files = scenarioFiles(root, 'scenarios');
  const imports = [importAll('target', TARGET), ...importsOf(files)];
  return [
    "export { main } from './harness/cli/main';",
    "import { version } from './package.json';",
    ...imports,
    'export const bundled = {',
    `  version, scenarios: ${listOf(files)},`,
    `  target: { file: '${TARGET}', definition: target['default'] },`,
    '};',
    // Required at use: the command line alone needs none of it.
    "export const gateTests = () => require('./harness/jest/gate-tests').gateTests;",
    'export const modules = {',
    "  'chaos-401': () => require('./harness/package'),",
    ...OFFERED.flatMap((folder) =>
      sourcesIn(join(root, 'harness', folder)).map(
        (name) =>
          `  'chaos-401/${folder}/${name}': () => require(${JSON.stringify(`./harness/${folder}/${name}`)}),`,
      ),
    ),
    '};',
  ].join('\n');
}

/**
 * A team's own scenarios.
 * @param {string} root what the folders are relative to
 * @param {readonly string[]} folders
 */
function scenariosEntry(root, folders) {
  const files = folders.flatMap((folder) => scenarioFiles(root, folder));
  return [...importsOf(files), `export const scenarios = ${listOf(files)};`].join('\n');
}

/** @typedef {{ readonly name: string, readonly file: string }} ScenarioSource */

/** @param {readonly ScenarioSource[]} files */
function importsOf(files) {
  return files.map(({ file }, index) => importAll(`scenario${index}`, file));
}

/** @param {readonly ScenarioSource[]} files */
function listOf(files) {
  const entries = files.map(
    ({ name, file }, index) =>
      `{ name: ${JSON.stringify(name)}, file: ${JSON.stringify(file)}, definition: scenario${index}['default'] }`,
  );
  return `[${entries.join(', ')}]`;
}

/**
 * @param {string} name
 * @param {string} file
 */
function importAll(name, file) {
  return `import * as ${name} from ${JSON.stringify(`./${file.replace(/\.ts$/, '')}`)};`;
}

/** @param {string} folder */
function sourcesIn(folder) {
  return readdirSync(folder).flatMap((file) => /^([a-z0-9-]+)\.ts$/.exec(file)?.[1] ?? []);
}

module.exports = { toolEntry, scenariosEntry };
