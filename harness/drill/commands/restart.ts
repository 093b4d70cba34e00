// `restart`: a new process of the target in the place of those that serve, with the environment of the last start or another.

import type { StartOptions } from '../../contract/deployment';
import type { TargetDefinition, VariableRole } from '../../contract/target';
import { nearest } from '../../support/text/nearest';
import { messageOf } from '../../support/user-error';
import type { Drill } from '../drill';
import { Refused } from '../refused';
import type { DrillCommand } from './command';
import { numberOf, type Line } from './line';

export const restart: DrillCommand = {
  name: 'restart',
  usage: 'restart [--like N] [--env NAME=VALUE]… [--unset NAME]… [--directory home|elsewhere]',
  says: 'restarts the target as it was started last, or like start N of deploys, with what is named changed',
  async run(drill, line) {
    const options = optionsFor(drill, line);
    try {
      const process = await drill.deploys.restart(options);
      return {
        text: `process ${process.id} serves`,
        data: { process: process.id },
        acted: true,
      };
    } catch (thrown) {
      throw new Refused(messageOf(thrown));
    }
  },
  complete: ({ lane }) => [
    '--like',
    '--env',
    '--unset',
    '--directory',
    ...Object.values(lane.target.variables),
  ],
};

function optionsFor({ deploys, lane }: Drill, line: Line): StartOptions {
  const like = numberOf(line, 'like', 1, deploys.all.length);
  const base = (like === null ? deploys.newest : deploys.all[like - 1]?.process)?.options ?? {};
  const directory = line.options.get('directory')?.at(-1) ?? base.directory;
  if (directory !== undefined && directory !== 'home' && directory !== 'elsewhere')
    throw new Refused(`--directory is home or elsewhere (${directory}).`);
  const variables: Partial<Record<VariableRole, string | null>> = { ...base.variables };
  for (const pair of line.options.get('env') ?? []) {
    const [name = '', ...value] = pair.split('=');
    if (value.length === 0) throw new Refused(`--env wants NAME=VALUE (${pair}).`);
    const role = roleOf(name, lane.target);
    if (role === 'databaseUrl') refuseNoUrl(name, value.join('='));
    variables[role] = value.join('=');
  }
  for (const name of line.options.get('unset') ?? []) variables[roleOf(name, lane.target)] = null;
  return { ...base, variables, ...(directory === undefined ? {} : { directory }) };
}

/** The value is not repeated: it may hold a password. */
function refuseNoUrl(name: string, value: string): void {
  if (!URL.canParse(value))
    throw new Refused(
      `The value of ${name} is no URL. Write it like postgres://USER:PASSWORD@HOST:PORT/DATABASE.`,
    );
  const { username, password } = new URL(value);
  try {
    decodeURIComponent(username + password);
  } catch {
    throw new Refused(
      `The user or the password in ${name} is not written as in a URL: "%" is to be written "%25".`,
    );
  }
}

/** What it listens on is not for somebody on call to choose. */
const NOT_CHOSEN: readonly VariableRole[] = ['host', 'port'];

function roleOf(name: string, { variables }: TargetDefinition): VariableRole {
  if (NOT_CHOSEN.some((role) => variables[role] === name))
    throw new Refused(`${name} is not for you to choose: the drill says where the target listens.`);
  const all = (Object.entries(variables) as [VariableRole, string][]).filter(
    ([role]) => !NOT_CHOSEN.includes(role),
  );
  const found = all.find(([, variable]) => variable === name);
  if (found !== undefined) return found[0];
  const near = nearest(
    name,
    all.map(([, variable]) => variable),
  );
  throw new Refused(
    `The target reads no variable ${name}${near.length === 0 ? '' : `; near are ${near.join(', ')}`}.`,
  );
}
