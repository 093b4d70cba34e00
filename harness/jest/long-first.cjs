// The order of test files: as Jest's own, but those of minutes first where Jest has not timed them yet, lest one be left alone at the end.

const { basename } = require('node:path');
const { default: Sequencer } = require('@jest/test-sequencer');

/** @typedef {Parameters<Sequencer['sort']>[0]} Tests */

const LONG = ['package.proof.ts', 'expert.proof.ts', 'fool.proof.ts', 'secrets.proof.ts'];

class LongFirst extends Sequencer {
  /**
   * @override
   * @param {Tests} tests
   * @returns {Promise<Tests>}
   */
  async sort(tests) {
    const sorted = await super.sort(tests);
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
  }
}

/** @param {Tests[number]} test */
function isLong({ path, duration }) {
  return duration === undefined && LONG.includes(basename(path));
}

module.exports = Object.assign(LongFirst, { LONG });
