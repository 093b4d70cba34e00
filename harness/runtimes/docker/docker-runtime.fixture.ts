// A run to be killed: opens a lane, says the run's id, and waits.

import { timingFor } from '../../engine/timing';
import { bundledTarget as target } from '../../testing/bundled-target';
import { dockerRuntime } from './docker-runtime';

async function main(): Promise<void> {
  const stack = await dockerRuntime().open({ target, timing: timingFor(), note: () => undefined });
  const lane = await stack.openLane({ name: 'lane1', ownCluster: true });
  process.stdout.write(`${lane.proxy.name}\n`);
  setInterval(() => undefined, 1000);
}

main().catch((thrown: unknown) => {
  process.stderr.write(`${String(thrown)}\n`);
  process.exitCode = 1;
});
