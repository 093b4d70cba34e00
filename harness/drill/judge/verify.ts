// Whether the affected user gets 200 again, for longer than a moment, and whether nobody else was harmed by the fix.

import { readToken } from '../../checks/token';
import { send } from '../../evidence/send';
import { seeHealthy } from '../../engine/round/healthy';
import { fingerprint } from '../../support/secrets/mask';
import { properly, schemeOf, withCredential } from '../../support/secrets/credential';
import type { Incident } from '../incident/open-incident';
import { seeTraces, UNSET, type Traces } from '../incident/traces';
import type { Drill } from '../drill';
import type { Looking } from '../looking';
import { isNoSuchName } from '../no-such-name';
import { PATIENCE_MS } from '../patience';

export interface Verification {
  readonly mended: boolean;
  readonly status: number;
  /** One sentence each. */
  readonly harm: readonly string[];
  readonly says: string;
}

/** A session that ends sooner is no mended one. */
const LASTS_S = 60;

export async function verifyMended(drill: Pick<Drill, 'lane' | 'names' | 'incident'>): Promise<Verification> {
  const { lane, incident } = drill;
  const { plot } = incident;
  const variants = plot.cases.length === 0 ? [{}] : plot.cases.map(({ variant }) => variant);
  let status = 0;
  /** The first difference of each. */
  const wrong: string[] = [];
  for (const variant of variants) {
    const health = await seeHealthy(lane, variant, '');
    status = health.status;
    const differences = health.differences.filter(({ at }) => !at.includes('/body'));
    wrong.push(...differences.slice(0, 1).map(({ at }) => at));
  }
  const ends = wrong.length === 0 ? await endsSoon(drill) : null;
  const now = await seeTraces(drill, incident.bystander);
  const harm = await harmDone(incident, now, wrong.length === 0);
  const mended = wrong.length === 0 && ends === null && harm.length === 0;
  return { mended, status, harm, says: sentence(status, wrong, ends, harm) };
}

function sentence(
  status: number,
  wrong: readonly string[],
  ends: string | null,
  harm: readonly string[],
): string {
  const user =
    wrong.length > 0
      ? `The affected user is not helped: the last request is answered with ${String(status)}${placesText(wrong)}.`
      : ends === null
        ? 'The affected user gets 200.'
        : `The affected user gets 200, but not for long: ${ends}.`;
  return [user, ...harm].join(' ');
}

/** Of the status itself, there is no more to say. */
function placesText(pointers: readonly string[]): string {
  const places = [...new Set(pointers)].filter((at) => at !== '/probe/status');
  return places.length === 0 ? '' : `, and ${places.join(', ')} is not as it should be`;
}

async function endsSoon({ lane, names }: Looking): Promise<string | null> {
  const { token } = lane.session;
  const exp = readToken({ token })?.claims.exp;
  const left = exp === undefined ? Infinity : exp - Date.now() / 1000;
  if (left < LASTS_S) return `the token lives for ${String(Math.max(0, Math.round(left)))} s more`;
  const seconds = await secondsOfSession({ lane, names });
  return seconds < LASTS_S
    ? `the session lives for ${String(Math.max(0, Math.round(seconds)))} s more`
    : null;
}

/** That its row has left; infinite where none says when it ends. */
async function secondsOfSession({ lane, names: { columns } }: Looking): Promise<number> {
  const { sessionsTable } = lane.target.database;
  if (sessionsTable === undefined) return Infinity;
  const statement = `SELECT extract(epoch FROM ${columns.expiresAt} - now())::float AS seconds FROM ${sessionsTable} WHERE ${columns.token} = $1`;
  try {
    const { rows } = await lane.database.query(statement, [lane.session.token]);
    return Number(rows[0]?.seconds ?? Infinity);
  } catch (thrown) {
    if (isNoSuchName(thrown)) return Infinity;
    throw thrown;
  }
}

/** What the fault itself has taken away is nobody's fault. */
async function harmDone(incident: Incident, now: Traces, isWell: boolean): Promise<string[]> {
  const { traces, lane } = incident;
  const allowed = [fingerprint(lane.secret), ...traces.secrets.filter((secret) => secret !== UNSET)];
  const harm: string[] = [];
  if ((traces.sessions ?? 0) > 0 && now.sessions === 0)
    harm.push('The sessions table was emptied: everybody is logged out.');
  if ((traces.users ?? 0) > 0 && now.users === 0) harm.push('The users table was emptied.');
  const strange = now.secrets.some((secret) => secret !== UNSET && !allowed.includes(secret));
  const left =
    traces.secrets.every((secret) => secret === fingerprint(lane.secret)) &&
    now.secrets.some((secret) => secret !== fingerprint(lane.secret));
  if (strange || left)
    harm.push('The secret was needlessly changed: no token of anybody else verifies any more.');
  const lost =
    now.bystanderSessions === 0 || (isWell && harm.length === 0 && !(await bystanderIsWell(incident, now)));
  if (traces.bystanderSessions === 1 && lost) harm.push("Another user's session, which was good, is lost.");
  return harm;
}

/** Asked only where the secret is the bystander's own: another one was put in its place by the fault itself. */
async function bystanderIsWell({ lane, bystander }: Incident, now: Traces): Promise<boolean> {
  const own = fingerprint(lane.secret);
  if (now.secrets.some((secret) => secret !== own)) return true;
  const { origin, probe, token } = lane.target;
  const request = {
    method: probe.method,
    path: probe.path,
    headers: { ...(origin === undefined ? {} : { origin }), ...probe.headers?.(bystander) },
    ...(probe.body === undefined ? {} : { body: probe.body }),
  };
  const carrying = withCredential(token, request, properly(bystander.token, schemeOf(token)));
  const answer = await send(lane.edge.url, carrying, PATIENCE_MS);
  return answer.status === 200;
}
