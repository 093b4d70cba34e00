// Compares what came with what the oracle says must come: answer and log lines, whole.

import { createHash } from 'node:crypto';
import type { LogRecord } from '../contract/log';
import type { Difference } from '../contract/signature';
import { compareValues } from '../evidence/compare';
import type { Material } from './material';
import type { Expected } from './oracle/expect-answer';
import { REFUSALS } from './oracle/refusals';
import type { Asked } from './wire/raw-connection';
import { PATH } from './wire/request-head';

export interface Seen {
  readonly answer: Asked;
  /** The request's own log lines. */
  readonly records: readonly LogRecord[];
}

const HEADERS = ['content-type', 'cache-control', 'www-authenticate', 'x-request-id'];
const JSON_TYPE = 'application/json; charset=utf-8';

type Refused = Extract<Expected, { readonly kind: 'refused' }>;

/** Empty where it is as the oracle says. */
export function judgeAnswer(id: string, expected: Expected, seen: Seen, material: Material): Difference[] {
  if (seen.answer.status === null)
    return [{ at: '/answer', expected: expectedStatus(expected), got: seen.answer.why }];
  const { status, headers, body } = seen.answer;
  const got = {
    status,
    headers: Object.fromEntries(HEADERS.map((name) => [name, headers[name] ?? null])),
    body: headers['content-type'] === JSON_TYPE ? parsed(body) : body,
    logs: seen.records.map((record) => comparable(record, expected)),
  };
  return compareValues('', due(id, expected, material), got);
}

export function expectedStatus(expected: Expected): number {
  if (expected.kind === 'Node') return expected.status;
  return expected.kind === 'accepted' ? 200 : 401;
}

function due(id: string, expected: Expected, material: Material): unknown {
  const status = expectedStatus(expected);
  if (expected.kind === 'Node') return { status, headers: headersOf(null, null, null), body: '', logs: [] };
  if (expected.kind === 'accepted') {
    const { email, role } = Object.values(material.people).find(({ id }) => id === expected.userId) ?? {};
    const body = { valid: true, user: { id: expected.userId, email, role } };
    return { status, headers: headersOf(JSON_TYPE, id, null), body, logs: [] };
  }
  const { reason } = expected;
  return {
    status,
    headers: headersOf(JSON_TYPE, id, challengeOf(expected)),
    body: { error: REFUSALS[reason].error, code: reason },
    logs: REFUSALS[reason].lines.map((line) => ({
      msg: line.replace('{details}', () => expected.details),
      reason,
      status,
      method: 'GET',
      path: PATH,
      origin: null,
      requestId: id,
      tokenPrefix: expected.credential === null ? null : 'a prefix',
      tokenFingerprint: fingerprintOf(expected.credential),
      userId: expected.userId,
    })),
  };
}

function headersOf(type: string | null, id: string | null, challenge: string | null) {
  return {
    'content-type': type,
    'cache-control': type === null ? null : 'no-store',
    'www-authenticate': challenge,
    'x-request-id': id,
  };
}

/** RFC 6750 §3. */
function challengeOf({ reason, description }: Refused): string {
  const text = REFUSALS[reason].description?.replace('{description}', description) ?? null;
  const realm = 'Bearer realm="contrezz"';
  return text === null ? realm : `${realm}, error="invalid_token", error_description="${text}"`;
}

/** Over the bytes on the wire, of which Node makes one character each. */
function fingerprintOf(credential: string | null): string | null {
  return credential === null
    ? null
    : createHash('sha256').update(credential, 'latin1').digest('hex').slice(0, 8);
}

/** What the oracle leaves open is put into its words. */
function comparable({ message, fields }: LogRecord, expected: Expected): unknown {
  const { tokenPrefix, userId } = fields;
  return {
    msg: expected.kind === 'refused' && expected.open ? cutOpen(message, expected.details) : message,
    ...fields,
    tokenPrefix: isPrefix(tokenPrefix, expected) ? 'a prefix' : tokenPrefix,
    userId: typeof userId === 'string' ? userId.toLowerCase() : userId,
  };
}

function cutOpen(message: string, details: string): string {
  const index = message.indexOf(details);
  return index === -1 ? message : message.slice(0, index + details.length);
}

/** Never the whole. */
function isPrefix(prefix: unknown, expected: Expected): boolean {
  if (expected.kind === 'Node' || expected.credential === null || typeof prefix !== 'string') return false;
  return prefix.length < expected.credential.length && expected.credential.startsWith(prefix);
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}
