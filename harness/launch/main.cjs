// What the npm scripts run: `node harness/launch/main.cjs <command> …`. ECMAScript 5, so that any Node can read the refusal below.

var have = process.versions.node.split('.');
var major = Number(have[0]);

if (major < 20 || (major === 20 && Number(have[1]) < 19)) {
  process.stderr.write(
    'Failed to start: Node is too old (' + process.versions.node + '). Install Node 20.19 or newer.\n',
  );
  process.exit(2);
}

require('./launch.cjs').launch();
