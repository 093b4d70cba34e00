// The whole environment of one process of the target, by the roles that its definition names.

import type { Settings } from '../../contract/deployment';
import type { TargetDefinition, VariableRole } from '../../contract/target';
import type { Timing } from '../../contract/timing';

/** Few connections, so that a pool is quickly exhausted. */
const POOL_MAX = 4;

export interface LaneValues {
  readonly databaseUrl: string;
  readonly secret: string;
}

/** What every process of the lane is started with, unless its own options say otherwise. */
export function laneSettings(target: TargetDefinition, timing: Timing, lane: LaneValues): Settings {
  return {
    databaseUrl: lane.databaseUrl,
    secret: lane.secret,
    origins: target.origin,
    poolMax: String(POOL_MAX),
    connectTimeoutMs: String(timing.connectTimeoutMs),
    queryTimeoutMs: String(timing.queryTimeoutMs),
  };
}

/** Later settings win; roles that the target has no variable for are left out. */
export function targetEnvironment(
  target: TargetDefinition,
  ...settings: readonly Settings[]
): Record<string, string> {
  const environment: Record<string, string> = { ...target.process.environment };
  for (const [role, value] of Object.entries(Object.assign({}, ...settings) as Settings)) {
    const name = target.variables[role as VariableRole];
    if (name === undefined || value === undefined) continue;
    if (value === null) delete environment[name];
    else environment[name] = value;
  }
  return environment;
}

/** The text of a `.env` file. */
export function dotenvText(target: TargetDefinition, values: Settings): string {
  return Object.entries(
    targetEnvironment({ ...target, process: { ...target.process, environment: {} } }, values),
  )
    .map(([name, value]) => `${name}=${/^[\w.:/@,-]*$/.test(value) ? value : JSON.stringify(value)}\n`)
    .join('');
}
