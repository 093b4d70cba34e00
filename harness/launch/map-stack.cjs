// Gives a stack that leads into a bundle the places in the sources.

const Module = require('node:module');

/**
 * @param {string} stack
 * @param {string} file the bundle
 * @param {() => string} readMap
 */
function mapStack(stack, file, readMap) {
  if (!stack.includes(file)) return stack;
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

module.exports = { mapStack };
