// Finds the scenarios by their files, so that a new file is a new scenario.

const { existsSync, readdirSync } = require('node:fs');
const { join } = require('node:path');

/**
 * `scenarios/NAME.ts` and `scenarios/NAME/index.ts`, by name.
 * @param {string} root the project's directory
 * @returns {{ name: string, file: string }[]} `file` from the root, with slashes
 */
function scenarioFiles(root) {
  return readdirSync(join(root, 'scenarios'), { withFileTypes: true })
    .flatMap((entry) => {
      const name = entry.isDirectory() ? entry.name : nameOfFile(entry.name);
      if (name === null) return [];
      const file = entry.isDirectory() ? `scenarios/${name}/index.ts` : `scenarios/${entry.name}`;
      return entry.isDirectory() && !existsSync(join(root, file)) ? [] : [{ name, file }];
    })
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** @param {string} file @returns {string | null} */
function nameOfFile(file) {
  return /^(?!.*\.(?:test|d)\.ts$)(.+)\.ts$/.exec(file)?.[1] ?? null;
}

module.exports = { scenarioFiles };
