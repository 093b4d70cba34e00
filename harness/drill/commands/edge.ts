// `edge`: the access log of the reverse proxy in front of the target.

import type { EdgeRecord } from '../../contract/edge';
import { tokenIn } from '../../support/secrets/credential';
import type { EngineLane } from '../../engine/lane/open-lane';
import { answeredBySign } from '../read-signs';
import type { LookSign } from '../transcript';
import type { DrillCommand } from './command';
import { wantsRestore } from './wants-restore';

const SHOWN = 12;

export const edge: DrillCommand = {
  name: 'edge',
  usage: 'edge [restore]',
  says: "shows the reverse proxy's access log; restore: lets it pass everything on unchanged",
  async run({ lane }, line) {
    if (wantsRestore(line)) {
      lane.edge.behave({});
      return { text: 'The edge passes everything on unchanged.', data: {}, acted: true };
    }
    const records = lane.edge.records.slice(-SHOWN);
    return {
      text: records.map((record) => textOf(lane, record)).join('\n') || 'No request has come.',
      data: {
        requests: records.map((record) => ({
          method: record.method,
          path: record.path,
          status: record.status,
          upstream: record.upstream,
          token: tokenWay(lane, record),
        })),
      },
      signs: signsOf(lane),
    };
  },
  complete: () => ['restore'],
};

type Way = 'none came' | 'came, passed on' | 'came, not passed on';

function tokenWay({ target }: EngineLane, { path, received, forwarded }: EdgeRecord): Way {
  if (tokenIn(target.token, { path, headers: received }) === null) return 'none came';
  return forwarded !== null && tokenIn(target.token, { path, headers: forwarded }) !== null
    ? 'came, passed on'
    : 'came, not passed on';
}

function textOf(lane: EngineLane, record: EdgeRecord): string {
  const { method, path, status, upstream } = record;
  return `${method} ${path} ${String(status)} ${upstream === null ? 'by itself' : `from ${upstream}`}, token ${tokenWay(lane, record)}`;
}

/** Of the user's last session check. */
function signsOf(lane: EngineLane): LookSign[] {
  const { path, method } = lane.target.probe;
  const checks = lane.edge.records.filter((record) => record.path === path && record.method === method);
  const last = checks.at(-1);
  if (last === undefined) return [];
  const [first] = checks.slice(-2);
  const redirected = first !== undefined && first.status >= 300 && first.status < 400;
  const way = tokenWay(lane, redirected ? first : last);
  const arrives = way === 'none came' ? 'not sent' : way === 'came, passed on' ? 'yes' : 'no';
  return [
    {
      ...answeredBySign(last.upstream === null),
      says: `the edge's record of the last request says ${String(last.status)} ${last.upstream === null ? 'by itself' : 'from a target'}`,
    },
    {
      name: 'header arrives',
      value: arrives,
      says: `the edge's record of the last request: the token ${way}`,
    },
    {
      name: 'redirect',
      value: redirected ? 'yes' : 'no',
      says: redirected
        ? `the edge answers ${String(first.status)}, and a request without token follows`
        : 'the edge redirects nobody',
    },
  ];
}
