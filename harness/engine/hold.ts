// Breaks a stack and leaves it broken, for a person to look at.

import type { HttpRequest } from '../contract/http';
import type { Receipt } from '../contract/receipt';
import { needsOwnCluster } from '../contract/scenario';
import { shellWord } from '../support/text/shell-word';
import { openLane } from './lane/open-lane';
import { breakLane } from './round/break-lane';
import type { Hooks, Plan } from './plan/plan';
import { writeOutside, type Outside } from './outside';
import { withStack } from './plan/with-stack';

/** All that a person needs to look around. It holds whole tokens and passwords of the throw-away stack. */
export interface Held {
  readonly receipt: Receipt | null;
  readonly edgeUrl: string;
  readonly targetUrl: string;
  readonly token: string | null;
  /** The probe as the user's client sends it. */
  readonly curl: string;
  readonly databaseUrl: string;
  readonly logPath: string;
  readonly outside: Outside;
}

/** Injects the plan's one case, hands over what stands, and takes everything away once `until` has resolved. */
export async function holdBroken(
  plan: Plan,
  hooks: Hooks,
  until: (held: Held) => Promise<void>,
): Promise<void> {
  const [of] = plan.cases;
  if (of === undefined) throw new Error('A plan to hold has one case.');
  await withStack(plan, hooks, async (stack) => {
    const ownCluster = needsOwnCluster(of);
    const lane = openLane(await stack.openLane({ name: 'lane1', ownCluster }), plan.target, plan.timing);
    await lane.prepare();
    const { injection, sent } = await breakLane(lane, of);
    const serving = lane.deployment.serving[0] ?? lane.deployment.baseline;
    await until({
      receipt: injection.receipt,
      edgeUrl: lane.edge.url,
      targetUrl: serving.url,
      token: lane.client.stored,
      curl: sent[0] === undefined ? '' : curlOf(lane.edge.url, sent[0].request),
      databaseUrl: lane.database.url,
      logPath: serving.logPath,
      outside: await writeOutside(lane, sent),
    });
  });
}

function curlOf(baseUrl: string, request: HttpRequest): string {
  const { body } = request;
  const isText = typeof body === 'string';
  // curl calls every body a form; what sent this one calls anything but a text JSON.
  const type = body === undefined || isText ? {} : { 'content-type': 'application/json' };
  const headers = Object.entries({ ...type, ...request.headers }).map(
    ([name, value]) => ` -H ${shellWord(`${name}: ${value}`)}`,
  );
  const data = body === undefined ? '' : ` --data-raw ${shellWord(isText ? body : JSON.stringify(body))}`;
  return `curl -i -X ${request.method}${headers.join('')}${data} ${shellWord(baseUrl + request.path)}`;
}
