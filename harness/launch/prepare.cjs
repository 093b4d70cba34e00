// As a program, `node prepare.cjs ROOT`: makes the bundle and prints its path, for a process that cannot wait for a promise.

const { prepare } = require('./launch.cjs');

prepare(process.argv[2] ?? '').then(
  (file) => process.stdout.write(file),
  (thrown) => {
    process.stderr.write(`${thrown instanceof Error ? thrown.message : String(thrown)}\n`);
    process.exitCode = 2;
  },
);
