// A cause, its cases and their results as a run could give them, for the tests of what tells of a run.

import type { Result, Report } from '../contract/result';
import type { Case, Cause } from '../contract/scenario';
import type { Exchange, Observation } from '../contract/signature';
import { worstOf } from '../contract/verdict';

const nothing = async () => undefined;
const fault = { title: 'the secret is rotated', act: nothing, witness: async () => null };

export const SAMPLE_CAUSE: Cause = {
  name: 'jwt-mismatch',
  meta: {
    title: 'JWT secret mismatch',
    guide: 1,
    symptom: 'Every token is refused at once.',
    causes: ['The secret was rotated.'],
    solution: ['Use one secret everywhere.', 'Or log in again.'],
  },
  variants: {
    'rotated-secret': {
      summary: 'The backend is restarted with a new secret; the old token is sent.',
      condition: 'token-signature-invalid',
      faults: [fault],
      fixes: [{ title: 'Use one secret everywhere', apply: nothing }],
      needs: ['variable:secret'],
    },
    'trailing-newline': {
      summary: 'The backend is restarted with the same secret and a line feed.',
      beyond: true,
      condition: 'token-signature-invalid',
      faults: [fault],
      fixes: [{ title: 'Use one secret everywhere', apply: nothing }],
      needs: ['variable:secret', 'own cluster', 'pool gauge', 'sessions table'],
    },
  },
};

export const SAMPLE_CASES: readonly [Case, Case] = [
  sampleCase('rotated-secret'),
  sampleCase('trailing-newline'),
];

function sampleCase(name: 'rotated-secret' | 'trailing-newline'): Case {
  const variant = SAMPLE_CAUSE.variants[name];
  if (variant === undefined) throw new Error(name);
  return { id: `jwt-mismatch/${name}`, cause: SAMPLE_CAUSE, variant };
}

const EXCHANGE: Exchange = {
  role: 'probe',
  request: {
    method: 'GET',
    path: '/api/auth/validate-session',
    headers: { authorization: 'Bearer eyJhbGciO… (sha256 1a2b3c4d)' },
  },
  response: {
    status: 401,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'www-authenticate':
        'Bearer realm="contrezz", error="invalid_token", error_description="invalid signature"',
    },
    body: { error: 'Invalid token', code: 'invalid_token' },
  },
  logs: [
    {
      level: 'error',
      msg: '❌ Auth failed: Invalid token',
      reason: 'invalid_token',
      status: 401,
      userId: null,
    },
    {
      level: 'error',
      msg: '❌ Token error details: JsonWebTokenError: invalid signature',
      status: 401,
      userId: null,
    },
  ],
};

export const SAMPLE_OBSERVATION: Observation = {
  exchanges: [EXCHANGE],
  metric: { 'auth_failures_total{reason="invalid_token"}': 1 },
  otherLogs: [],
};

export function sampleResult(of: Pick<Case, 'id'>, changes: Partial<Result> = {}): Result {
  return {
    id: of.id,
    guide: 1,
    condition: 'token-signature-invalid',
    nonconforming: false,
    verdict: 'reproduced',
    why: null,
    durationMs: 118,
    phases: { steady: 9, inject: 84, observe: 6, check: 0, fix: 15, undo: 4 },
    receipt: { summary: 'the new process loaded another secret', before: '1a2b', after: '3c4d' },
    expected: SAMPLE_OBSERVATION,
    observed: SAMPLE_OBSERVATION,
    differences: [],
    check: null,
    fixes: [{ title: 'Use one secret everywhere', status: 200 }],
    ...changes,
  };
}

export function notReproduced(of: Pick<Case, 'id'>): Result {
  return sampleResult(of, {
    verdict: 'not reproduced',
    why: 'the answer differs in 2 places',
    differences: [
      { at: '/exchanges/0/response/body/error', expected: 'Invalid token', got: 'Token expired' },
      { at: '/exchanges/0/response/headers/x-extra', got: 'yes' },
    ],
  });
}

export function inconclusive(of: Pick<Case, 'id'>): Result {
  return sampleResult(of, {
    verdict: 'inconclusive',
    why: 'the fault could not be shown to be in place',
    receipt: null,
    expected: null,
    observed: null,
    fixes: [],
  });
}

export function sampleReport(results: readonly Result[], changes: Partial<Report> = {}): Report {
  return {
    schema: 1,
    tool: '0.1.0',
    node: '20.19.0',
    postgres: '18.4',
    runtime: 'embedded',
    runtimeChoice: { why: 'as --runtime asks', other: '--runtime docker' },
    target: 'contrezz',
    startedAt: '2026-01-02T03:04:05.678Z',
    seed: 7,
    verdict: worstOf(results.map(({ verdict }) => verdict)),
    durationMs: 312,
    results,
    ...changes,
  };
}
