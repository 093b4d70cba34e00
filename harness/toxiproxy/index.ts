// A Toxiproxy 2.12 in this process: the same HTTP API, the same toxics, the same effects on TCP connections.
export { runStandalone, type StandaloneOptions } from './run-standalone';
export { startToxiproxy, type RunningToxiproxy, type ToxiproxyOptions } from './start-toxiproxy';
export { TOXIPROXY_VERSION } from './version';
