// What somebody who looks at the broken stack from outside could have at hand; nothing of the scenario or its receipt.

import type { Clues, Names } from '../../contract/clues';
import type { TargetProcess } from '../../contract/deployment';
import type { LogRecord } from '../../contract/log';
import { connectDatabase } from '../../evidence/connect-database';
import { send } from '../../evidence/send';
import { credentialIn, properly, schemeOf } from '../../support/secrets/credential';
import type { Seen } from './observe';
import type { EngineLane } from '../lane/open-lane';
import { selectReadOnly } from '../select-read-only';
import type { Sent } from './send-probe';

export async function gatherClues(lane: EngineLane, seen: Seen, names: Names): Promise<Clues> {
  const { target, client, deployment, timing } = lane;
  const [serving] = deployment.serving;
  const environment = await serving?.environment();
  const refused = seen.sent.find(({ response }) => response.status === 401) ?? seen.sent[0];
  const databaseUrl = environment?.[names.variables.databaseUrl];
  return {
    names,
    path: target.probe.path,
    ...(target.origin === undefined ? {} : { origin: target.origin }),
    email: lane.person.email,
    stored: client.stored,
    token: client.stored ?? lane.session.token,
    ...headerClue(lane, seen),
    ...(refused === undefined ? {} : { answer: { request: refused.request, response: refused.response } }),
    log: recordsOf(lane, [...new Set([deployment.baseline, ...deployment.serving])]),
    ...(environment === undefined ? {} : { environment }),
    ...(serving === undefined ? {} : { dotenv: dotenvOf(lane, serving) }),
    ask: (request) => send(lane.edge.url, request, timing.deadlineMs),
    select: (statement) => selectReadOnly(lane.database, statement, timing.graceMs),
    ...(databaseUrl === undefined
      ? {}
      : {
          connect: () =>
            connectDatabase(databaseUrl, {
              connectMs: timing.connectTimeoutMs,
              queryMs: timing.shortQueryTimeoutMs,
            }),
        }),
  };
}

/** Only a header with a scheme is one that the guide speaks of. */
export function headerClue(
  { target, session }: EngineLane,
  { sent }: Pick<Seen, 'sent'>,
): Pick<Clues, 'header'> {
  if (target.token.in !== 'header' || schemeOf(target.token) === null) return {};
  const check = sent.find((one: Sent) => one.probe.sends === 'session check');
  if (check === undefined) return { header: properly(session.token, schemeOf(target.token)) };
  return { header: credentialIn(target.token, check.request) };
}

function recordsOf({ target }: EngineLane, processes: readonly TargetProcess[]): LogRecord[] {
  return processes.flatMap(({ log }) => log.lines.flatMap((line) => target.log.parse(line) ?? []));
}

/** The `.env` file that the process should have loaded. */
export function dotenvOf({ target }: EngineLane, { options }: TargetProcess): Record<string, string> {
  return Object.fromEntries(
    Object.entries(options.dotenv ?? {}).map(([role, value]) => [
      target.variables[role as keyof typeof target.variables] ?? role,
      value,
    ]),
  );
}
