// The soak: all that others may use of it.
export { describeRun, describeSoak } from './describe-soak';
export { describeKilled, describeKills } from './kill/describe-kill';
export { killRuns } from './kill/kill-runs';
export { startPressure } from './pressure';
export { soakRuns } from './soak-runs';
