// A source of the user's own that throws as it is loaded: said with its place, and without a stack.

const { join } = require('node:path');
const { types } = require('node:util');
const { shownPath } = require('./configuration-file.cjs');

/** The message is for whoever wrote the source. */
class LoadError extends Error {}

/**
 * A bundle that was run; `isTool` where its folder `harness` is this tool's own.
 * @typedef {object} Loaded
 * @property {string} file
 * @property {(stack: string) => string} mapStack gives the places in its sources
 * @property {string} root what these are relative to
 * @property {boolean} isTool
 */

/**
 * @param {unknown} thrown by the last bundle as it ran
 * @param {object} from
 * @param {string} from.what was loaded, where no source can be told
 * @param {readonly Loaded[]} from.loaded
 * @param {string} from.directory the working directory
 * @returns {unknown} a `LoadError`, or what was thrown where it is a defect of this tool: that needs its stack
 */
function loadError(thrown, { what, loaded, directory }) {
  if (!types.isNativeError(thrown)) return said(what, String(thrown), thrown);
  const place = throwingPlace(thrown, loaded);
  if (place === null || (place.isTool && place.source.startsWith('harness/'))) return thrown;
  const file = shownPath(join(place.root, place.source), directory);
  return said(file, `${whyOf(thrown)} (${file}:${place.at})`, thrown);
}

/**
 * @param {string} what
 * @param {string} why
 * @param {unknown} cause
 */
function said(what, why, cause) {
  return new LoadError(`Failed to load ${what}: ${why}. Mend it.`, { cause });
}

/**
 * The first one in a source that is no package's, Node's or the launcher's: these throw at what they were asked.
 * @param {Error} thrown
 * @param {readonly Loaded[]} loaded
 */
function throwingPlace({ stack = '', message }, loaded) {
  // Past the message, which may have anything in it.
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  for (const frame of [...uncompiledPlace(stack), ...frames]) {
    const bundle = loaded.find(({ file }) => frame.includes(`${file}:`));
    if (bundle === undefined) continue;
    const mapped = bundle.mapStack(frame);
    const [, source, at] = /^ +at (?:.*\()?(.+?):(\d+:\d+)\)?$/.exec(mapped) ?? [];
    const isSource = mapped !== frame && source?.split('/').includes('node_modules') === false;
    if (isSource && source !== undefined && at !== undefined) return { ...bundle, source, at };
  }
  return null;
}

/**
 * Where V8 could compile no more: it names the place above the message, as `FILE:LINE`, the line, and marks below that.
 * @param {string} stack
 */
function uncompiledPlace(stack) {
  const [, place, before = ''] = /^(.+:\d+)\n.*\n(\s*)\^/.exec(stack) ?? [];
  return place === undefined ? [] : [`    at ${place}:${before.length + 1}`];
}

/**
 * @param {unknown} thrown
 * @returns {string}
 */
function whyOf(thrown) {
  if (!types.isNativeError(thrown)) return String(thrown);
  const { code, cause, errors } = /** @type {NodeJS.ErrnoException & { errors?: unknown[] }} */ (thrown);
  // Node lists which files required it.
  const message = code === 'MODULE_NOT_FOUND' ? thrown.message.split('\n', 1)[0] : thrown.message;
  const own = message || errors?.map(whyOf).join('; ') || thrown.name;
  return cause === undefined ? own : `${own}: ${whyOf(cause)}`;
}

module.exports = { LoadError, loadError };
