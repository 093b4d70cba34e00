// As a program, `node bundle-in-child.cjs WANTED`: makes one bundle and prints its path, for a process that cannot wait for a promise.

const { bundleOnce } = require('./bundle-once.cjs');

/** @type {import('./assemble.cjs').Wanted} */
const { entry, options } = JSON.parse(process.argv[2] ?? '');

bundleOnce(entry, options).then(
  (file) => process.stdout.write(file),
  (thrown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 2;
  },
);
