// `metrics`: the figures of each process that serves.

import { send } from '../../evidence/send';
import { PATIENCE_MS } from '../patience';
import { Refused } from '../refused';
import type { DrillCommand } from './command';

export const metrics: DrillCommand = {
  name: 'metrics',
  usage: 'metrics [TEXT]',
  says: 'prints the metrics of each process that serves; only the lines that hold the text',
  async run({ lane }, { words: [text = ''] }) {
    const path = lane.target.metrics?.path;
    if (path === undefined) throw new Refused('The target offers no metrics.');
    const processes = await Promise.all(
      lane.deployment.serving.map(async ({ id, url }) => {
        const { body } = await send(url, { method: 'GET', path, headers: {} }, PATIENCE_MS);
        const lines = typeof body === 'string' ? body.trimEnd().split('\n') : [];
        return { id, lines: lines.filter((line) => line.includes(text)) };
      }),
    );
    if (text !== '' && processes.every(({ lines }) => lines.length === 0))
      throw new Refused(`No line of the metrics holds "${text}".`);
    return {
      text: processes.map(({ id, lines }) => [`# process ${id}`, ...lines].join('\n')).join('\n\n'),
      data: { processes },
      signs: [],
    };
  },
  complete: () => ['auth_failures_total', 'db_pool_connections'],
};
