// The whole environment of one process of the target, by the roles that its definition names, and what `{{…}}` stands for there.

import type { Settings } from '../../contract/deployment';
import type { DatabasePart, TargetDefinition, VariableRole } from '../../contract/target';
import type { Timing } from '../../contract/timing';
import { fillInAll, type Values } from '../../support/text/fill-in';
import { writtenValue } from '../../support/written-value';

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
    ...(target.origin === undefined ? {} : { origins: target.origin }),
    poolMax: String(POOL_MAX),
    connectTimeoutMs: String(timing.connectTimeoutMs),
    queryTimeoutMs: String(timing.queryTimeoutMs),
  };
}

/** Later settings win; roles that the target has no variable for are left out. */
export function targetEnvironment(
  target: TargetDefinition,
  ...settings: readonly ProcessSettings[]
): Record<string, string> {
  const merged = Object.assign({}, ...settings) as ProcessSettings;
  const environment: Record<string, string> = {
    ...fillInAll(target.process.environment, processValues(merged), 'process.environment'),
    ...databaseEnvironment(target, merged),
  };
  for (const [role, value] of Object.entries(merged as Settings)) {
    const name = target.variables[role as VariableRole];
    if (name === undefined || value === undefined) continue;
    if (value === null) delete environment[name];
    else environment[name] = writtenValue(target, role as VariableRole, value);
  }
  return environment;
}

/** `databaseFile` is the path of the file that tells the process where its database is. */
export interface ProcessSettings extends Settings {
  readonly databaseFile?: string;
}

/** What `{{…}}` stands for in a command, an environment and a database file. */
export function processValues(settings: ProcessSettings): Values {
  const { host, port, databaseUrl, databaseFile } = settings;
  return {
    ...(typeof host === 'string' ? { host } : {}),
    ...(typeof port === 'string' ? { port } : {}),
    ...(typeof databaseUrl === 'string' ? { 'database.url': databaseUrl, ...partValues(databaseUrl) } : {}),
    ...(databaseFile === undefined ? {} : { 'database.file': databaseFile }),
  };
}

function partValues(databaseUrl: string): Values {
  return Object.fromEntries(
    Object.entries(partsOf(databaseUrl)).map(([part, value]) => [`database.${part}`, value]),
  );
}

function databaseEnvironment(
  { database: { variables = {}, file } }: TargetDefinition,
  { databaseUrl, databaseFile }: ProcessSettings,
): Record<string, string> {
  const parts = typeof databaseUrl === 'string' ? partsOf(databaseUrl) : null;
  const named = Object.entries(variables).map(
    ([part, name]) => [name, parts?.[part as DatabasePart] ?? ''] as const,
  );
  return {
    ...(parts === null ? {} : Object.fromEntries(named)),
    ...(file?.variable === undefined || databaseFile === undefined ? {} : { [file.variable]: databaseFile }),
  };
}

function partsOf(databaseUrl: string): Record<DatabasePart, string> {
  const { hostname: host, port, username, password, pathname } = new URL(databaseUrl);
  return {
    host,
    port,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    name: pathname.slice(1),
  };
}

/** The text of a `.env` file. */
export function dotenvText(target: TargetDefinition, values: Settings): string {
  return Object.entries(
    targetEnvironment({ ...target, process: { ...target.process, environment: {} } }, values),
  )
    .map(([name, value]) => `${name}=${/^[\w.:/@,-]*$/.test(value) ? value : JSON.stringify(value)}\n`)
    .join('');
}
