// The form of a transcript, as it is checked when one is read.

import * as z from 'zod';
import { SIGN_NAMES } from '../../contract/check';
import { PLACES } from '../place';
import { DEDUCTIONS, RUBRIC_ITEMS } from '../rubric';
import { TRANSCRIPT_SCHEMA, type LookSign, type TimedEvent, type Transcript } from '../transcript';

const text = z.string();
const at = z.number().nonnegative();
const by = z.enum(['prompt', 'own shell']);
const how = z.enum(['solved', 'given up', 'time over', 'void']);
const level = z.union([z.literal(1), z.literal(2), z.literal(3)]);

const sign: z.ZodType<LookSign> = z.object({
  name: z.enum([...SIGN_NAMES, 'status', 'answered by']),
  value: text,
  says: text,
});

const event: z.ZodType<TimedEvent> = z.discriminatedUnion('kind', [
  z.object({
    at,
    kind: z.literal('look'),
    number: z.number().int().positive(),
    by,
    command: text,
    text,
    signs: z.array(sign),
  }),
  z.object({ at, kind: z.literal('act'), by, command: text, text }),
  z.object({ at, kind: z.literal('hint'), number: z.number(), title: text, price: z.number() }),
  z.object({ at, kind: z.literal('note'), text }),
  z.object({
    at,
    kind: z.literal('answer'),
    answer: text,
    evidence: z.array(z.number()),
    right: z.boolean(),
    located: z.boolean(),
    counts: z.array(z.number()),
    says: text,
  }),
  z.object({
    at,
    kind: z.literal('verify'),
    mended: z.boolean(),
    status: z.number(),
    harm: z.array(text),
    says: text,
  }),
  z.object({ at, kind: z.literal('asleep'), ms: z.number() }),
  z.object({ at, kind: z.literal('refused'), command: text, why: text }),
  z.object({ at, kind: z.literal('end'), how }),
]);

const grade = z.object({
  points: z.number(),
  parts: z.array(
    z.object({
      item: z.enum(RUBRIC_ITEMS),
      points: z.number(),
      of: z.number(),
      at: at.nullable(),
      says: text,
    }),
  ),
  deductions: z.array(z.object({ item: z.enum(DEDUCTIONS), points: z.number(), says: text })),
});

const outcome = z.object({
  how,
  why: text.nullable(),
  truth: z.object({
    answers: z.array(text),
    place: z.enum(PLACES).nullable(),
    broken: z.array(z.object({ id: text, title: text, summary: text, faults: z.array(text), receipt: text })),
  }),
  grade: grade.nullable(),
  tookMs: z.number(),
});

export const transcriptForm: z.ZodType<Transcript> = z.object({
  schema: z.literal(TRANSCRIPT_SCHEMA),
  tool: text,
  node: text,
  postgres: text,
  runtime: z.enum(['embedded', 'docker']),
  target: text,
  seed: z.number().int().nonnegative(),
  asked: z.object({
    cause: text.nullable(),
    level: level.nullable(),
    mode: z.enum(['scored', 'practice', 'tutorial']),
    limitMs: z.number().nullable(),
    instructor: z.boolean(),
  }),
  trainee: text.nullable(),
  startedAt: z.iso.datetime(),
  story: z.object({
    title: text,
    text: z.array(text),
    facts: z.array(z.object({ name: text, value: text })),
  }),
  events: z.array(event),
  outcome: outcome.nullable(),
});
