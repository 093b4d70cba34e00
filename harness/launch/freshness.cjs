// Whether files are what they were: by path, size and times, which costs no reading.

const { statSync } = require('node:fs');
const { isAbsolute } = require('node:path');

/** @typedef {[path: string, size: number, modifiedMs: number, changedMs: number]} FileState */

/**
 * A file that is missing has a state, too: it may come.
 * @param {string} root what the path starts from
 * @param {string} path
 * @returns {FileState}
 */
function fileState(root, path) {
  const stat = statSync(isAbsolute(path) ? path : `${root}/${path}`, { throwIfNoEntry: false });
  return stat === undefined ? [path, -1, 0, 0] : [path, stat.size, stat.mtimeMs, stat.ctimeMs];
}

/**
 * @param {string} root
 * @param {readonly FileState[]} states
 */
function areUnchanged(root, states) {
  return states.every((then) => {
    const now = fileState(root, then[0]);
    return now[1] === then[1] && now[2] === then[2] && now[3] === then[3];
  });
}

module.exports = { fileState, areUnchanged };
