// Notices that a source ends the process as it is loaded: nothing was run then, which must not look like a success.

const CANNOT_RUN = 2;
const SAYS = 'it ended the process';

/**
 * @param {(thrown: unknown) => unknown} errorOf what is said of what a source has thrown
 * @returns {() => void} ends the watch
 */
function watchEnd(errorOf) {
  const ended = () => {
    // Who ended it may have been called by many.
    Error.stackTraceLimit = Infinity;
    const { LoadError } = require('./load-error.cjs');
    const found = [new Error(SAYS), SAYS].map(errorOf).find((one) => one instanceof LoadError);
    process.stderr.write(`${found instanceof Error ? found.message : SAYS}\n`);
    process.exitCode = CANNOT_RUN;
  };
  process.once('exit', ended);
  return () => void process.off('exit', ended);
}

module.exports = { watchEnd };
