// Sends one request of a scenario as the affected user's client would.

import type { EdgeRecord } from '../contract/edge';
import type { HttpRequest, HttpResponse } from '../contract/http';
import type { Probe } from '../contract/scenario';
import { recordingFetch } from '../evidence/recording-fetch';
import { send } from '../evidence/send';
import { carrierOf, credentialHeaders, properly, schemeOf } from '../support/credential';
import { messageOf } from '../support/user-error';
import type { EngineLane } from './open-lane';

export interface Sent {
  readonly probe: Probe;
  readonly request: HttpRequest;
  readonly response: HttpResponse;
  readonly elapsedMs: number;
  /** The edge's records of it: one, or several where the client was redirected. */
  readonly records: readonly EdgeRecord[];
}

export async function sendProbe(lane: EngineLane, probe: Probe, limitMs: number): Promise<Sent> {
  const recorded = lane.edge.records.length;
  const began = performance.now();
  const { request, response } =
    lane.usesFrontEnd && probe.sends === 'session check'
      ? await sendByFrontEnd(lane, limitMs)
      : await sendPlainly(lane, probe, limitMs);
  const elapsedMs = performance.now() - began;
  return { probe, request, response, elapsedMs, records: lane.edge.records.slice(recorded) };
}

async function sendPlainly(lane: EngineLane, probe: Probe, limitMs: number) {
  const request = probe.sends === 'preflight' ? preflight(lane) : sessionCheck(lane);
  return { request, response: await send(lane.edge.url, request, limitMs) };
}

function sessionCheck(lane: EngineLane): HttpRequest {
  const { origin, probe, token } = lane.target;
  const stored = lane.client.stored;
  const value = stored === null ? null : (lane.presentation ?? properly)(stored, schemeOf(token));
  return { ...probe, headers: { origin, ...credentialHeaders(token, value) } };
}

/** As a browser asks before it sends the token (Fetch standard, CORS-preflight fetch). */
function preflight(lane: EngineLane): HttpRequest {
  const { origin, probe, token } = lane.target;
  return {
    method: 'OPTIONS',
    path: probe.path,
    headers: {
      origin,
      'access-control-request-method': probe.method,
      // A browser never asks for the header that carries cookies (Fetch standard, forbidden request-header).
      ...(token.in === 'header' ? { 'access-control-request-headers': carrierOf(token) } : {}),
    },
  };
}

async function sendByFrontEnd(lane: EngineLane, limitMs: number) {
  const { frontEnd, origin } = lane.target;
  if (frontEnd === undefined) throw new Error(`The target ${lane.target.name} has no front end.`);
  const recording = recordingFetch({ origin }, limitMs);
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
