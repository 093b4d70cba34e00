// Sends one request of a scenario as the affected user's client would.

import type { EdgeRecord } from '../../contract/edge';
import type { HttpRequest, HttpResponse } from '../../contract/http';
import type { Probe } from '../../contract/scenario';
import type { ProbeRequest } from '../../contract/target';
import { recordingFetch } from '../../evidence/recording-fetch';
import { send } from '../../evidence/send';
import { properly, schemeOf, withCredential } from '../../support/secrets/credential';
import { messageOf } from '../../support/user-error';
import type { AskedProbe } from './asked-probes';
import type { EngineLane } from '../lane/open-lane';

/** What is sent: the target's first probe where it names none. */
export type SendableProbe = Pick<Probe, 'sends'> & { readonly request?: ProbeRequest };

export interface Sent<Asked = AskedProbe> {
  readonly probe: Asked;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly elapsedMs: number;
  /** The edge's records of it: one, or several where the client was redirected. */
  readonly records: readonly EdgeRecord[];
}

export async function sendProbe<Asked extends SendableProbe>(
  lane: EngineLane,
  probe: Asked,
  limitMs: number,
): Promise<Sent<Asked>> {
  const recorded = lane.edge.records.length;
  const began = performance.now();
  const { request, response } =
    lane.usesFrontEnd && probe.sends === 'session check'
      ? await sendByFrontEnd(lane, limitMs)
      : await sendPlainly(lane, probe, limitMs);
  const elapsedMs = performance.now() - began;
  return { probe, request, response, elapsedMs, records: lane.edge.records.slice(recorded) };
}

async function sendPlainly(lane: EngineLane, probe: SendableProbe, limitMs: number) {
  const asked = probe.request ?? lane.target.probe;
  const request = probe.sends === 'preflight' ? preflight(lane, asked) : sessionCheck(lane, asked);
  return { request, response: await send(lane.edge.url, request, limitMs) };
}

function sessionCheck(lane: EngineLane, { method, path, body, headers }: ProbeRequest): HttpRequest {
  const { token } = lane.target;
  const stored = lane.client.stored;
  const value = stored === null ? null : (lane.presentation ?? properly)(stored, schemeOf(token));
  const request = {
    method,
    path,
    headers: { ...originHeader(lane), ...headers?.(lane.session) },
    ...(body === undefined ? {} : { body }),
  };
  return withCredential(token, request, value);
}

function originHeader({ target: { origin } }: EngineLane): Record<string, string> {
  return origin === undefined ? {} : { origin };
}

/** As a browser asks before it sends the token (Fetch standard, CORS-preflight fetch). */
function preflight(lane: EngineLane, { method, path }: ProbeRequest): HttpRequest {
  const { token } = lane.target;
  return {
    method: 'OPTIONS',
    path,
    headers: {
      ...originHeader(lane),
      'access-control-request-method': method,
      // A browser never asks for the header that carries cookies (Fetch standard, forbidden request-header).
      ...(token.in === 'header' ? { 'access-control-request-headers': token.name.toLowerCase() } : {}),
    },
  };
}

async function sendByFrontEnd(lane: EngineLane, limitMs: number) {
  const { frontEnd } = lane.target;
  if (frontEnd === undefined) throw new Error(`The target ${lane.target.name} has no front end.`);
  const recording = recordingFetch(originHeader(lane), limitMs);
  const playing = frontEnd({ baseUrl: lane.edge.url, token: lane.client.stored, fetch: recording.fetch });
  // What it makes of the answer is its own business: one that rejects has still sent its request.
  const [outcome] = await Promise.allSettled([playing]);
  const last = recording.last();
  if (last === null) throw new Error(`The front end sent no request${whyOf(outcome)}`);
  return last;
}

function whyOf(outcome: PromiseSettledResult<void>): string {
  return outcome.status === 'rejected' ? `: ${messageOf(outcome.reason)}` : '.';
}
