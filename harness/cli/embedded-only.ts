// The embedded runtime, for commands that nothing else serves: whatever the surroundings prefer.

import type { Runtime } from '../contract/runtime';
import { chooseRuntime } from './choose-runtime';
import type { World } from './world';

/** Rejects with a `UserError` where it cannot serve. */
export async function embeddedOnly({ runtimes }: Pick<World, 'runtimes'>): Promise<Runtime> {
  const { runtime } = await chooseRuntime({
    purpose: 'scenario',
    option: 'embedded',
    env: {},
    strategies: runtimes,
  });
  return runtime;
}
