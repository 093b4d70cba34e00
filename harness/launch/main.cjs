#!/usr/bin/env node
// The program `chaos-401`, and what the npm scripts run: `node harness/launch/main.cjs <command> …`. ECMAScript 5, so that any Node can read the refusal below.

var version = process.versions.node;
var major = Number(version.split('.')[0]);
var minor = Number(version.split('.')[1]);

if (major < 20 || (major === 20 && minor < 19)) {
  var refusal = 'Failed to start: Node is too old (' + version + '). Install Node 20.19 or newer.\n';
  process.stderr.write(refusal);
  process.exit(2);
}

require('./launch.cjs').launch();
