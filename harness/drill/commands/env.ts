// `env`: the environment of the processes that serve.

import { dotenvOf } from '../../engine/round/gather-clues';
import { signsIn, usersToken } from '../read-signs';
import type { DrillCommand } from './command';

export const env: DrillCommand = {
  name: 'env',
  usage: 'env',
  says: 'prints the environment of each process that serves, and the .env file that belongs to it',
  async run(drill) {
    const { lane } = drill;
    const processes = await Promise.all(
      lane.deployment.serving.map(async (process) => ({
        id: process.id,
        directory: process.options.directory ?? 'home',
        environment: await process.environment(),
        dotenv: process.options.dotenv === undefined ? null : dotenvOf(lane, process),
      })),
    );
    const [first] = processes;
    const signs =
      first === undefined
        ? []
        : await signsIn(drill, ['secret', 'session lifetime', 'signature'], {
            token: usersToken(lane),
            environment: first.environment,
            ...(first.dotenv === null ? {} : { dotenv: first.dotenv }),
          });
    return { text: processes.map(textOf).join('\n\n'), data: { processes }, signs };
  },
};

interface Shown {
  readonly id: string;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly dotenv: Readonly<Record<string, string>> | null;
}

/** A line break in a value is what one looks for: it is shown as one. */
function textOf({ id, directory, environment, dotenv }: Shown): string {
  const lines = (variables: Readonly<Record<string, string>>) =>
    Object.entries(variables)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, value]) => `${name}=${/[\s"]/.test(value) ? JSON.stringify(value) : value}`);
  return [
    `# process ${id}, working directory ${directory}`,
    ...lines(environment),
    ...(dotenv === null ? [] : [`# home/.env`, ...lines(dotenv)]),
  ].join('\n');
}
