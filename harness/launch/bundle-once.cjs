// Bundles an entry to one cached file with esbuild, and does so again only when a source has changed.

const { readFileSync, readdirSync } = require('node:fs');
const { dirname, join, resolve } = require('node:path');
const { cacheFolders, removeOld, writeAtomically } = require('./cache-folders.cjs');
const { shownPath } = require('./configuration-file.cjs');
const { areUnchanged, fileState } = require('./freshness.cjs');
const { isOwnSource } = require('./own-source.cjs');
const { precompute } = require('./precompute.cjs');

/**
 * @typedef {object} BundleOptions
 * @property {string} root the directory that relative paths start from, and whose `node_modules` are used
 * @property {string} name what the cached files are called
 * @property {string} [contents] source of an entry that is no file; relative imports start from `root`
 * @property {readonly string[]} [external] packages that are left out and required at use
 * @property {'external'} [packages] leaves out every package
 * @property {boolean} [sourceMap] whether a map lies beside it: `<bundle>.map`
 * @property {readonly string[]} [folders] where to keep it, in order of preference; the last resort may be the run's own directory
 */

/** @typedef {{ key: string, bundle: string, inputs: import('./freshness.cjs').FileState[] }} Manifest */

/** A source file has an error. The message is esbuild's own, with the place in the source; it needs no stack. */
class BundleError extends Error {
  /**
   * @param {string} message
   * @param {string} sentence the same for people, in one sentence
   * @param {unknown} cause
   */
  constructor(message, sentence, cause) {
    super(message, { cause });
    this.name = 'BundleError';
    this.sentence = sentence;
  }
}

/**
 * @param {string} entry source file, from the root; a name for messages where `contents` is given
 * @param {BundleOptions} options
 * @returns {Promise<string>} the bundle's path. Rejects with a `BundleError`, or where no folder can be written.
 */
async function bundleOnce(entry, options) {
  return freshBundle(entry, options) ?? store(await bundle(entry, options), entry, options);
}

/**
 * The path of the cached bundle where no source has changed since, else null. Synchronous, and quick.
 * @param {string} entry
 * @param {BundleOptions} options
 * @returns {string | null}
 */
function freshBundle(entry, options) {
  const key = keyOf(entry, options);
  for (const folder of options.folders ?? cacheFolders(options.root)) {
    const manifest = readManifest(folder, options.name);
    if (manifest?.key !== key || !areUnchanged(options.root, manifest.inputs)) continue;
    if (fileState(folder, manifest.bundle)[1] > 0) return join(folder, manifest.bundle);
  }
  return null;
}

/**
 * @param {string} entry
 * @param {BundleOptions} options
 * @returns {Promise<{ code: string, map: string | null, inputs: import('./freshness.cjs').FileState[] }>}
 */
async function bundle(entry, { root, contents, external = [], packages, sourceMap = false }) {
  const begun = Date.now();
  // Required at use: a fresh cache never needs it.
  const esbuild = /** @type {typeof import('esbuild')} */ (require('esbuild'));
  try {
    const result = await esbuild.build({
      ...(contents === undefined
        ? { entryPoints: [resolve(root, entry)] }
        : { stdin: { contents, resolveDir: root, sourcefile: entry, loader: 'ts' } }),
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      // What is left out is then required, which needs no module loader.
      supported: { 'dynamic-import': false },
      external: ['esbuild', 'pg-native', ...external],
      ...(packages === undefined ? {} : { packages }),
      sourcemap: sourceMap ? 'external' : false,
      sourcesContent: false,
      legalComments: 'none',
      outfile: join(root, 'bundle.cjs'),
      write: false,
      metafile: true,
      logLevel: 'silent',
      plugins: [keepDirname(root), precompute()],
    });
    const output = result.outputFiles.find(({ path }) => path.endsWith('.cjs'));
    const map = result.outputFiles.find(({ path }) => path.endsWith('.map'));
    const sources = Object.keys(result.metafile.inputs).filter(
      (path) => isOwnSource(path, root) && path !== entry,
    );
    const inputs = [...(contents === undefined ? [entry] : []), ...sources, ...ALWAYS, ...launchFiles()].map(
      (path) => fileState(root, path),
    );
    // What was written while esbuild read may be newer than what it read: such a bundle is made again next time.
    const dirty = inputs.some(
      ([, , modified, changed]) => Math.max(modified, changed) >= begun - CLOCK_STEP_MS,
    );
    return {
      code: output?.text ?? '',
      map: map?.text ?? null,
      inputs: dirty ? [...inputs, ['.', 0, 0, 0]] : inputs,
    };
  } catch (thrown) {
    const { errors } = /** @type {Partial<import('esbuild').BuildFailure>} */ (thrown);
    if (errors === undefined) throw thrown;
    const color = process.stderr.isTTY && !process.env['NO_COLOR'];
    const messages = await esbuild.formatMessages(errors, { kind: 'error', color });
    throw new BundleError(messages.join('').trimEnd(), sentenceOf(errors, root, entry), thrown);
  }
}

/** What follows from the first errors is of no use. */
const MOST_ERRORS = 3;

/**
 * @param {readonly import('esbuild').Message[]} errors
 * @param {string} root
 * @param {string} entry
 */
function sentenceOf(errors, root, entry) {
  /** @param {string | undefined} file */
  const shown = (file) => (file === undefined ? entry : shownPath(resolve(root, file), process.cwd()));
  const said = errors.slice(0, MOST_ERRORS).map(({ text, location }) => {
    return location === null ? text : `${text} (${shown(location.file)}:${location.line}:${location.column})`;
  });
  return `Failed to compile ${shown(errors[0]?.location?.file)}: ${said.join('; ')}. Mend it.`;
}

/** The kernel stamps files with the time of its last tick, which lies up to 10 ms back. */
const CLOCK_STEP_MS = 10;

/** What else decides over a bundle: the packages as they are installed, and the compiler's settings. */
const ALWAYS = [
  'package.json',
  'package-lock.json',
  'node_modules/.package-lock.json',
  // Where this tool itself is installed, and its packages lie beside it.
  '../.package-lock.json',
  'tsconfig.json',
];

/**
 * @param {{ code: string, map: string | null, inputs: import('./freshness.cjs').FileState[] }} bundled
 * @param {string} entry
 * @param {BundleOptions} options
 * @returns {string}
 */
function store({ code, map, inputs }, entry, options) {
  const { createHash } = require('node:crypto');
  // Named after its content: whoever has read the manifest gets the very bundle that it speaks of.
  const name = `${options.name}-${createHash('sha256').update(code).digest('hex').slice(0, 16)}.cjs`;
  /** @type {unknown[]} */
  const failures = [];
  for (const folder of options.folders ?? cacheFolders(options.root)) {
    try {
      writeAtomically(folder, name, code);
      if (map !== null) writeAtomically(folder, `${name}.map`, map);
      /** @type {Manifest} */
      const manifest = { key: keyOf(entry, options), bundle: name, inputs };
      writeAtomically(folder, `${options.name}.json`, JSON.stringify(manifest));
      removeOld(folder, options.name, name);
      return join(folder, name);
    } catch (thrown) {
      failures.push(thrown);
    }
  }
  throw new AggregateError(
    failures,
    `Failed to keep the bundle of ${entry}: ${failures.map(String).join('; ')}`,
  );
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {Manifest | null}
 */
function readManifest(folder, name) {
  try {
    return /** @type {Manifest} */ (JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
  } catch {
    return null;
  }
}

/**
 * @param {string} entry
 * @param {BundleOptions} options
 */
function keyOf(entry, { root, contents, external, packages, sourceMap }) {
  return JSON.stringify([root, entry, contents, external, packages, sourceMap]);
}

/** A change of how bundles are made makes them stale, too. */
function launchFiles() {
  return readdirSync(__dirname)
    .filter((name) => name.endsWith('.cjs'))
    .map((name) => join(__dirname, name));
}

/**
 * Lets `__dirname` mean the source's own directory, in a bundle as in Jest.
 * @param {string} root
 * @returns {import('esbuild').Plugin}
 */
function keepDirname(root) {
  return {
    name: 'keep __dirname',
    setup({ onLoad }) {
      onLoad({ filter: /\.[cm]?[jt]s$/ }, ({ path }) => {
        if (!isOwnSource(path, root)) return undefined;
        const text = readFileSync(path, 'utf8');
        if (!text.includes('__dirname')) return undefined;
        const contents = text.replace(/\b__dirname\b/g, JSON.stringify(dirname(path)));
        return { contents, loader: path.endsWith('ts') ? 'ts' : 'js' };
      });
    },
  };
}

module.exports = { BundleError, bundle, bundleOnce, freshBundle, store };
