// `network`: the way from the target to its database, tried as the target would go it.

import { connectDatabase } from '../../evidence/connect-database';
import type { Looking } from '../looking';
import { signsIn } from '../read-signs';
import { Refused } from '../refused';
import type { DrillCommand } from './command';
import { wantsRestore } from './wants-restore';

export const network: DrillCommand = {
  name: 'network',
  usage: 'network [restore]',
  says: 'connects to the database as the target would, by the URL in its environment; restore: opens the way again',
  async run(drill, line) {
    const { lane } = drill;
    if (wantsRestore(line)) {
      await lane.proxy.restore();
      return { text: 'The way to the database is open.', data: {}, acted: true };
    }
    const began = performance.now();
    const tried = await tryAsTarget(drill);
    const took = Math.round(performance.now() - began);
    return {
      text: `psql ${tried.where} -c "SELECT 1": ${tried.outcome} after ${String(took)} ms`,
      data: { outcome: tried.outcome, where: tried.where, tookMs: took },
      signs: await signsIn(drill, ['database connection'], { connect: () => Promise.resolve(tried.outcome) }),
    };
  },
  complete: () => ['restore'],
};

/** As the process that serves is configured. `where` is without its password. */
export async function tryAsTarget({ lane, names }: Looking): Promise<{
  readonly outcome: string;
  readonly where: string;
}> {
  const { deployment, target, timing } = lane;
  const environment = (await deployment.serving[0]?.environment()) ?? {};
  const text = environment[target.variables.databaseUrl ?? names.variables.databaseUrl];
  if (text === undefined) throw new Refused('The environment of the target names no database.');
  if (!URL.canParse(text))
    throw new Refused('What the environment of the target names as its database is no URL.');
  const url = new URL(text);
  const where = `${url.username}@${url.host}${url.pathname}`;
  const limits = { connectMs: timing.connectTimeoutMs, queryMs: timing.shortQueryTimeoutMs };
  return { outcome: await connectDatabase(text, limits), where };
}
