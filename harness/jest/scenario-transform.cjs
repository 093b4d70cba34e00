// Jest's transform for the files in scenarios/: TypeScript as ever, and at the end a call that makes the file test itself.

const { basename, dirname, join } = require('node:path');
const { default: tsJest } = require('ts-jest');

const JUDGE = join(__dirname, 'judge-scenario');

module.exports = {
  /** @param {import('ts-jest').TsJestTransformerOptions} options */
  createTransformer(options) {
    const typescript = tsJest.createTransformer(options);
    return {
      ...typescript,
      /** @type {typeof typescript.process} */
      process(source, path, settings) {
        const compiled = typescript.process(source, path, settings);
        return { ...compiled, code: `${compiled.code}\n${judging(path)}\n` };
      },
      /** @type {typeof typescript.getCacheKey} */
      getCacheKey(source, path, settings) {
        return typescript.getCacheKey(`${source}\n${judging(path)}`, path, settings);
      },
    };
  },
};

/**
 * Only the file that Jest was asked to run judges; one that another file imports is a module as ever.
 * @param {string} path
 */
function judging(path) {
  const file = basename(path, '.ts');
  const name = file === 'index' ? basename(dirname(path)) : file;
  return `if (expect.getState().testPath === __filename) require(${JSON.stringify(JUDGE)}).judgeScenario(${JSON.stringify(name)}, __filename, exports.default);`;
}
