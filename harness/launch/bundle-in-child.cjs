// As a program, `node bundle-in-child.cjs WANTED`: makes one bundle and prints its path, for a process that cannot wait for a promise.

const { BundleError, bundleOnce } = require('./bundle-once.cjs');

/** @type {import('./assemble.cjs').Wanted} */
const { entry, options } = JSON.parse(process.argv[2] ?? '');

bundleOnce(entry, options).then(
  (file) => process.stdout.write(file),
  (thrown) => {
    process.stderr.write(`${messageOf(thrown)}\n`);
    process.exitCode = 2;
  },
);

/** @param {unknown} thrown */
function messageOf(thrown) {
  if (thrown instanceof BundleError) return thrown.sentence;
  return thrown instanceof Error ? thrown.message : String(thrown);
}
