// The runtime of tests: the one that is asked for, else the environment's, else the embedded one.

import type { Runtime } from '../contract/runtime';
import type { TargetDefinition } from '../contract/target';
import { chooseRuntime, RUNTIME_VARIABLE } from '../cli/choose-runtime';
import { RUNTIMES } from '../cli/runtime-strategies';

type Environment = Readonly<Record<string, string | undefined>>;

/** Rejects with a `UserError`. */
export async function runtimeForTests(
  target: TargetDefinition,
  asked?: string,
  env: Environment = process.env,
): Promise<Runtime> {
  const named = asked !== undefined || (env[RUNTIME_VARIABLE] ?? '') !== '';
  const option = named ? asked : 'embedded';
  return (await chooseRuntime({ purpose: 'gate', option, env, strategies: RUNTIMES, target })).runtime;
}
