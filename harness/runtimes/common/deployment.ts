// Keeps the books of a lane's target processes: which there are, which serve, and which one is the baseline.

import type { Deployment, Settings, StartOptions, TargetProcess } from '../../contract/deployment';
import type { Edge } from '../../contract/edge';
import type { TargetDefinition } from '../../contract/target';
import { closeTogether } from '../../support/cleanup-stack';
import { fillInAll } from '../../support/text/fill-in';
import { hider } from '../../support/secrets/hide-secrets';
import { secretVariables } from '../../support/secrets/secret-variables';
import type { Listening, ProcessHost, Told } from './process-host';
import { dotenvText, processValues, targetEnvironment } from './target-environment';

export interface DeploymentOptions {
  readonly target: TargetDefinition;
  readonly edge: Pick<Edge, 'route'>;
  readonly host: ProcessHost;
  /** The lane's own environment, by role. */
  readonly settings: Settings;
}

export interface OpenedDeployment extends Deployment {
  close(): Promise<void>;
}

/** A secret is the same wherever a process listens. */
const NOWHERE: Listening = { host: '', port: '', databaseFile: '' };

export async function openDeployment(options: DeploymentOptions): Promise<OpenedDeployment> {
  const { target, edge, host, settings } = options;
  const running = new Set<TargetProcess>();
  let serving: readonly TargetProcess[] = [];

  const toldWith = (variables: Settings, own: Readonly<Record<string, string>> = {}): Told => {
    const values: Told['values'] = (listening) => processValues({ ...settings, ...variables, ...listening });
    const environment: Told['environment'] = (listening) => ({
      ...targetEnvironment(target, settings, variables, listening),
      ...fillInAll(own, values(listening)),
    });
    const secrets = hider();
    secrets.addVariables(environment(NOWHERE), secretVariables(target));
    secrets.add(settings.databaseUrl);
    return { values, environment, secrets };
  };
  const start = async (startOptions: StartOptions): Promise<TargetProcess> => {
    const { variables = {}, dotenv } = startOptions;
    const told = toldWith(variables);
    told.secrets.add(dotenv?.secret, dotenv?.databaseUrl);
    const process = await host.start({
      ...told,
      options: startOptions,
      dotenv: dotenv === undefined ? null : dotenvText(target, dotenv),
    });
    running.add(process);
    return process;
  };
  const serve = (next: readonly TargetProcess[]): void => {
    serving = next;
    edge.route(next.map(({ url }) => url));
  };
  const stopAll = (of: readonly TargetProcess[]): Promise<void> => {
    for (const process of of) running.delete(process);
    return closeTogether(of.map((process) => [`process ${process.id}`, () => process.stop()]));
  };

  let baseline = await start({});
  serve([baseline]);
  return {
    get serving() {
      return serving;
    },
    get baseline() {
      return baseline;
    },
    async restart(startOptions) {
      const process = await start(startOptions);
      serve([process]);
      return process;
    },
    async addBeside(startOptions) {
      const process = await start(startOptions);
      serve([process, ...serving]);
      return process;
    },
    async restore() {
      // One that has died is replaced, lest what killed it spoils the next scenario, too.
      if (baseline.ended() !== null) baseline = await start({});
      serve([baseline]);
      await stopAll([...running].filter((process) => process !== baseline));
    },
    async revive() {
      const again = await Promise.all(
        serving.map(async (process) => (process.ended() === null ? process : start(process.options))),
      );
      if (baseline.ended() !== null) baseline = again[serving.indexOf(baseline)] ?? baseline;
      serve(again);
    },
    runJob: ({ program, key, environment }) => host.runJob({ ...toldWith({}, environment), program, key }),
    close: () => stopAll([...running]),
  };
}
