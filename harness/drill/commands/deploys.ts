// `deploys`: the processes of the target in the order of their start, and what differs in their environments.

import type { EngineLane } from '../../engine/lane/open-lane';
import { fingerprint } from '../../support/secrets/mask';
import type { Deploy } from '../deploys';
import type { DrillCommand } from './command';

export const deploys: DrillCommand = {
  name: 'deploys',
  usage: 'deploys',
  says: 'lists the starts of the target, and what changed from one to the next',
  async run({ lane, deploys: book }) {
    const [first] = book.all;
    const before = (await environmentOf(first)) ?? {};
    const listed = await Promise.all(
      book.all.map(async (deploy) => ({
        number: deploy.number,
        process: deploy.process.id,
        serves: deploy.serves,
        directory: deploy.process.options.directory ?? 'home',
        changed: changesFrom(lane, before, (await environmentOf(deploy)) ?? before),
      })),
    );
    return {
      text: listed
        .map(
          ({ number, process, serves, directory, changed }) =>
            `${String(number)}  process ${process}  ${serves ? 'serves' : 'idle  '}  in ${directory}  ${
              changed.length === 0 ? (number === 1 ? '' : 'as 1') : `against 1: ${changed.join(', ')}`
            }`,
        )
        .join('\n'),
      data: { deploys: listed },
      signs: [],
    };
  },
};

async function environmentOf(deploy: Deploy | undefined): Promise<Readonly<Record<string, string>> | null> {
  if (deploy === undefined || deploy.process.ended() !== null) return null;
  return deploy.process.environment();
}

/** A secret by its fingerprint alone; the port differs each time. */
function changesFrom(
  { target }: EngineLane,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): string[] {
  const { secret, port } = target.variables;
  const shown = (name: string, value: string | undefined) => {
    if (value === undefined) return `${name} unset`;
    return name === secret && value !== '' ? `${name} (sha256 ${fingerprint(value)})` : `${name}=${value}`;
  };
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((name) => name !== port && before[name] !== after[name])
    .map((name) => shown(name, after[name]));
}
