// A runtime that tells of every secret and every database password of its lanes, and keeps all their logs.

import type { Deployment, StartOptions, TargetProcess } from '../../contract/deployment';
import type { LaneParts } from '../../contract/lane';
import type { LineLog } from '../../contract/log';
import type { Runtime } from '../../contract/runtime';
import type { KnownSecrets } from './known-secrets';

export interface WatchedRuntime extends Runtime {
  /** Of every process that was started. */
  readonly logs: ReadonlySet<LineLog>;
}

export function watchedRuntime(runtime: Runtime, known: KnownSecrets): WatchedRuntime {
  const logs = new Set<LineLog>();
  return {
    name: runtime.name,
    logs,
    async open(options) {
      const stack = await runtime.open(options);
      return {
        ...stack,
        async openLane(laneOptions) {
          const lane = await stack.openLane(laneOptions);
          known.secret(lane.secret);
          known.passwordIn(lane.database.url);
          const { baseline } = lane.deployment;
          logs.add(baseline.log);
          const url = options.target.variables.databaseUrl ?? '';
          known.passwordIn((await baseline.environment())[url] ?? '');
          return withDeployment(lane, watchedDeployment(lane.deployment, known, logs));
        },
      };
    },
  };
}

function watchedDeployment(deployment: Deployment, known: KnownSecrets, logs: Set<LineLog>): Deployment {
  const watch = async (
    start: (options: StartOptions) => Promise<TargetProcess>,
    options: StartOptions,
  ): Promise<TargetProcess> => {
    known.secret(options.variables?.secret);
    known.secret(options.dotenv?.secret);
    const process = await start(options);
    logs.add(process.log);
    return process;
  };
  return {
    get serving() {
      return deployment.serving;
    },
    get baseline() {
      return deployment.baseline;
    },
    restart: (options) => watch((given) => deployment.restart(given), options),
    addBeside: (options) => watch((given) => deployment.addBeside(given), options),
    restore: () => deployment.restore(),
    revive: () => deployment.revive(),
    runJob: (command) => deployment.runJob(command),
  };
}

function withDeployment(lane: LaneParts, deployment: Deployment): LaneParts {
  return { ...lane, deployment };
}
