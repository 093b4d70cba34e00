// A drill as it could have gone, for the tests of what is told and kept of one.

import type { Grade, Outcome } from './outcome';
import type { TimedEvent, Transcript } from './transcript';

const SAMPLE_GRADE: Grade = {
  points: 78,
  parts: [
    { item: 'noticed', points: 10, of: 10, at: 4_000, says: 'You looked at the answer first.' },
    { item: 'located', points: 20, of: 20, at: 65_000, says: 'configuration' },
    { item: 'named', points: 30, of: 30, at: 65_000, says: 'The cause and the variant.' },
    { item: 'evidence', points: 20, of: 20, at: 65_000, says: '#2 tells it apart.' },
    { item: 'mended', points: 20, of: 20, at: 95_000, says: '200 again.' },
  ],
  deductions: [
    { item: 'wrong answers', points: 10, says: '1 wrong answer' },
    { item: 'hints', points: 12, says: '2 hints' },
  ],
};

export const SAMPLE_OUTCOME: Outcome = {
  how: 'solved',
  why: null,
  truth: {
    answers: ['jwt-mismatch/rotated-secret'],
    place: 'configuration',
    broken: [
      {
        id: 'jwt-mismatch/rotated-secret',
        title: 'JWT_SECRET mismatch',
        summary: 'The backend is restarted with a new secret; the client keeps its old token.',
        faults: ['restarted with another secret'],
        receipt: 'process 42 was started with JWT_SECRET (sha256 10cd)',
      },
    ],
  },
  grade: SAMPLE_GRADE,
  tookMs: 95_000,
};

export const SAMPLE_EVENTS: readonly TimedEvent[] = [
  {
    at: 4_000,
    kind: 'look',
    number: 1,
    by: 'prompt',
    command: 'logs',
    text: 'warn ❌ Auth failed: Invalid token\nwarn ❌ Token error details: invalid signature',
    signs: [
      { name: 'complaint', value: 'signature invalid', says: 'the log complains: signature invalid' },
      { name: 'token issued here', value: 'yes', says: 'the log shows that the token was issued here' },
    ],
  },
  { at: 20_000, kind: 'note', text: 'the signature it is' },
  {
    at: 30_000,
    kind: 'answer',
    answer: 'jwt-mismatch/trailing-newline',
    evidence: [1],
    right: false,
    located: true,
    counts: [],
    says: 'The secret has no white space around it.',
  },
  { at: 31_000, kind: 'hint', number: 1, title: 'Step 4', price: 6 },
  { at: 40_000, kind: 'asleep', ms: 60_000 },
  { at: 41_000, kind: 'refused', command: 'frobnicate', why: 'There is no such command.' },
  {
    at: 50_000,
    kind: 'look',
    number: 2,
    by: 'own shell',
    command: 'decode',
    text: '{"alg":"HS256"}',
    signs: [{ name: 'signature', value: 'does not fit', says: 'JWT_SECRET does not verify the signature' }],
  },
  {
    at: 65_000,
    kind: 'answer',
    answer: 'jwt-mismatch/rotated-secret',
    evidence: [1, 2],
    right: true,
    located: true,
    counts: [2],
    says: 'That is it.',
  },
  { at: 80_000, kind: 'act', by: 'prompt', command: 'login', text: 'HTTP/1.1 200 OK' },
  { at: 95_000, kind: 'verify', mended: true, status: 200, harm: [], says: '200: it is mended.' },
  { at: 95_000, kind: 'end', how: 'solved' },
];

export function sampleTranscript(changes: Partial<Transcript> = {}): Transcript {
  return {
    schema: 1,
    tool: '0.1.0',
    node: '20.19.0',
    postgres: '18.4',
    runtime: 'embedded',
    target: 'contrezz',
    seed: 7,
    asked: { cause: null, level: null, mode: 'scored', limitMs: null, instructor: false },
    trainee: 'Ada',
    startedAt: '2026-01-02T03:04:05.678Z',
    story: {
      title: 'GET /api/auth/validate-session: a user is turned away',
      text: ['PAGE  contrezz: it fails for a user.', 'ada@example.com: "I was thrown out."'],
      facts: [{ name: 'status', value: '401' }],
    },
    events: SAMPLE_EVENTS,
    outcome: SAMPLE_OUTCOME,
    ...changes,
  };
}
