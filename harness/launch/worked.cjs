// Tells the launcher, across the border of the bundle, that real work was done: what V8 has compiled by then is worth keeping.

const { channel, subscribe } = require('node:diagnostics_channel');

const NAME = 'chaos-401.worked';

function sayWorked() {
  channel(NAME).publish({});
}

/** @param {() => void} listener */
function onWorked(listener) {
  subscribe(NAME, listener);
}

module.exports = { sayWorked, onWorked };
