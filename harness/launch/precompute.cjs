// Has esbuild work out, once, what two packages would work out of constants at each start: a fifth of a backend's start.

const { readFileSync } = require('node:fs');
const { dirname } = require('node:path');
const Module = require('node:module');

/** @returns {import('esbuild').Plugin} */
function precompute() {
  return {
    name: 'precompute',
    setup({ onLoad }) {
      onLoad({ filter: /[/\\]mime-types[/\\]index\.js$/ }, ({ path }) => withTables(path));
      onLoad({ filter: /[/\\]jsonwebtoken[/\\]lib[/\\]\w+[sS]upported\.js$/ }, ({ path }) =>
        withAnswer(path),
      );
    },
  };
}

const DATABASE = "require('mime-db')";
const FILLING = 'populateMaps(exports.extensions, exports.types)';

/**
 * `mime-types` fills its two tables from a database of 2500 types, of which it needs nothing else later but the character sets.
 * @param {string} path
 * @returns {import('esbuild').OnLoadResult | undefined} undefined for a release that is made in another way
 */
function withTables(path) {
  const source = readFileSync(path, 'utf8');
  if (!source.includes(DATABASE) || !source.includes(FILLING)) return undefined;
  const { extensions, types } = /** @type {{ extensions: object, types: object }} */ (require(path));
  /** @type {Record<string, { charset?: string }>} */
  const database = Module.createRequire(path)('mime-db');
  const charsets = Object.entries(database).flatMap(([type, { charset }]) =>
    charset === undefined ? [] : [[type, { charset }]],
  );
  // Functions, lest a `$` in what is put in be read as a pattern.
  const contents = source
    .replace(DATABASE, () => parsed(Object.fromEntries(charsets)))
    .replace(
      FILLING,
      () =>
        `Object.assign(exports.extensions, ${parsed(extensions)}); Object.assign(exports.types, ${parsed(types)})`,
    );
  return { contents, resolveDir: dirname(path) };
}

/**
 * Quicker than a literal.
 * @param {unknown} value
 */
function parsed(value) {
  return `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;
}

/**
 * `jsonwebtoken` asks what the running Node can do, for which it loads all of `semver`; every Node that runs this tool gives the same answers.
 * @param {string} path
 * @returns {import('esbuild').OnLoadResult | undefined}
 */
function withAnswer(path) {
  if (!readFileSync(path, 'utf8').includes('semver.satisfies(process.version')) return undefined;
  return { contents: `module.exports = ${JSON.stringify(require(path))};` };
}

module.exports = { precompute };
