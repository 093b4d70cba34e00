// Runs a bundle with what V8 has compiled of it before; as a program, `node run-bundle.cjs BUNDLE`, it is the bundle's process.

const { existsSync, readFileSync } = require('node:fs');
const Module = require('node:module');
const { basename, dirname } = require('node:path');
const { Script } = require('node:vm');

/**
 * How much of the bundle was compiled when its code was kept. `warm`: it had done its work once.
 * @typedef {'warm' | 'cold'} Warmth
 */

/**
 * @param {string} file
 * @param {object} options
 * @param {string} options.requireFrom a file whose directory packages are looked up from
 * @param {() => Warmth} options.warmth asked when the process ends
 * @param {string} [options.code] where `file` does not exist
 * @param {Readonly<Record<string, () => unknown>>} [options.modules] what it is given of these names, instead of what a package of that name is
 * @param {boolean} [options.asMain] whether `require.main === module` holds in the bundle
 * @returns {unknown} what the bundle exports
 */
function runBundle(file, { requireFrom, warmth, code, modules = {}, asMain = false }) {
  // esbuild writes ASCII, and one byte a character is read and hashed faster.
  const source = code ?? readFileSync(file, 'latin1');
  const cached = code === undefined ? readCode(file) : null;
  const script = new Script(Module.wrap(source), {
    filename: file,
    ...(cached === null ? {} : { cachedData: cached.data }),
  });
  if (code === undefined) {
    const known = cached === null || script.cachedDataRejected === true ? null : cached.warmth;
    process.once('exit', () => keepCode(file, script, known, warmth()));
  }
  const module = new Module(file);
  module.filename = file;
  if (asMain) process.mainModule = module;
  nameRuntime();
  /** @type {(...parts: unknown[]) => void} */
  const wrapped = script.runInThisContext();
  wrapped.call(
    module.exports,
    module.exports,
    requireWith(modules, Module.createRequire(requireFrom)),
    module,
    file,
    dirname(file),
  );
  return module.exports;
}

/**
 * @param {Readonly<Record<string, () => unknown>>} modules
 * @param {NodeJS.Require} native
 * @returns {NodeJS.Require}
 */
function requireWith(modules, native) {
  if (Object.keys(modules).length === 0) return native;
  /** @param {string} name */
  const given = (name) => (modules[name] === undefined ? native(name) : modules[name]());
  return Object.assign(given, native);
}

/**
 * Gives Node 20 what later ones have. Without it, `pg` makes a `Response` to find out whether it runs at Cloudflare, for which Node
 * loads the whole of `fetch`: a sixth of a start.
 */
function nameRuntime() {
  if ('navigator' in globalThis) return;
  const navigator = { userAgent: `Node.js/${process.versions.node.split('.')[0]}` };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true, writable: true });
}

/**
 * @param {string} file
 * @returns {{ warmth: Warmth, data: Buffer } | null}
 */
function readCode(file) {
  for (const warmth of /** @type {const} */ (['warm', 'cold'])) {
    try {
      return { warmth, data: readFileSync(codeName(file, warmth)) };
    } catch {
      // Not kept yet.
    }
  }
  return null;
}

/**
 * @param {string} file
 * @param {Script} script
 * @param {Warmth | null} known
 * @param {Warmth} now
 */
function keepCode(file, script, known, now) {
  if (known === 'warm' || known === now) return;
  // Required at use: most starts have nothing to keep.
  const { writeAtomically } = require('./cache-folders.cjs');
  try {
    writeAtomically(dirname(file), basename(codeName(file, now)), script.createCachedData());
  } catch {
    // The next start is slower, and nothing else.
  }
}

/**
 * @param {string} file
 * @param {Warmth} warmth
 */
function codeName(file, warmth) {
  return `${file}.${process.version}-${process.arch}.${warmth}`;
}

/**
 * Whether a process from this bundle should be let end by itself, so that it can keep its code for the next.
 * @param {string} file
 */
function wantsCode(file) {
  return !existsSync(codeName(file, 'warm'));
}

if (require.main === module) {
  process.argv.splice(1, 1);
  const file = process.argv[1] ?? '';
  runBundle(file, { requireFrom: file, warmth: () => 'warm', asMain: true });
}

module.exports = { runBundle, wantsCode };
