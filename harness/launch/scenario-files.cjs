// Finds scenarios by their files, so that a new file is a new scenario.

const { existsSync, readdirSync } = require('node:fs');
const { join, relative, resolve, sep } = require('node:path');

/** A folder of scenarios cannot be read. */
class ScenariosMissing extends Error {}

/**
 * `NAME.ts` and `NAME/index.ts` in the folder, by name.
 * @param {string} root the project's directory
 * @param {string} folder from the root, or absolute
 * @returns {{ name: string, file: string }[]} `file` from the root, with slashes
 */
function scenarioFiles(root, folder = 'scenarios') {
  const from = relative(root, resolve(root, folder)).split(sep).join('/');
  return entriesOf(root, folder)
    .flatMap((entry) => {
      const name = entry.isDirectory() ? entry.name : nameOfFile(entry.name);
      if (name === null) return [];
      const file = entry.isDirectory() ? `${from}/${name}/index.ts` : `${from}/${entry.name}`;
      return entry.isDirectory() && !existsSync(join(root, file)) ? [] : [{ name, file }];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * @param {string} root
 * @param {string} folder
 */
function entriesOf(root, folder) {
  try {
    return readdirSync(resolve(root, folder), { withFileTypes: true });
  } catch (thrown) {
    const why =
      /** @type {NodeJS.ErrnoException} */ (thrown).code === 'ENOENT'
        ? 'there is no such folder'
        : String(thrown);
    throw new ScenariosMissing(
      `Failed to read the scenarios: ${why} (${folder}). Name folders that are there in "scenarios".`,
    );
  }
}

/** @param {string} file @returns {string | null} */
function nameOfFile(file) {
  return /^(?!.*\.(?:test|d)\.ts$)(.+)\.ts$/.exec(file)?.[1] ?? null;
}

module.exports = { ScenariosMissing, scenarioFiles };
