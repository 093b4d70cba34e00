// Finds scenarios by their files, so that a new file is a new scenario.

const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * `NAME.ts` and `NAME/index.ts` in the folder, by name.
 * @param {string} root the project's directory
 * @param {string} folder from the root
 * @returns {{ name: string, file: string }[]} `file` from the root, with slashes
 */
function scenarioFiles(root, folder = 'scenarios') {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const name = entry.isDirectory() ? entry.name : nameOfFile(entry.name);
      if (name === null) return [];
      const file = entry.isDirectory() ? `${folder}/${name}/index.ts` : `${folder}/${entry.name}`;
      return entry.isDirectory() && !existsSync(join(root, file)) ? [] : [{ name, file }];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} file @returns {string | null} */
function nameOfFile(file) {
  return /^(?!.*\.(?:test|d)\.ts$)(.+)\.ts$/.exec(file)?.[1] ?? null;
}

module.exports = { scenarioFiles };
