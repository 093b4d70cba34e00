// What is kept of a drill for its trainee: one line of a file.

import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { RUBRIC_ITEMS } from '../rubric';
import type { Transcript } from '../transcript';

export const RESULT_SCHEMA = 1;

const ms = z.number().nonnegative();

/** Times in ms. `points` is null where the drill had no score. */
export const keptResultForm = z.object({
  schema: z.literal(RESULT_SCHEMA),
  /** Of this drill alone: the same result, collected twice, counts once. */
  id: z.string().min(1),
  trainee: z.string().min(1),
  /** ISO 8601, UTC. */
  startedAt: z.iso.datetime(),
  tool: z.string(),
  target: z.string(),
  seed: z.number().int().nonnegative(),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.null()]),
  mode: z.enum(['scored', 'practice', 'tutorial']),
  /** What was to be found: ids of variants, `healthy`, `edge`. */
  answers: z.array(z.string().min(1)).min(1),
  how: z.enum(['solved', 'given up', 'time over']),
  points: z.number().min(0).max(100).nullable(),
  parts: z.partialRecord(z.enum(RUBRIC_ITEMS), z.number()),
  wrongAnswers: z.number().int().nonnegative(),
  hints: z.number().int().nonnegative(),
  /** Until the right answer; null where none was given. */
  namedMs: ms.nullable(),
  tookMs: ms,
});

export type KeptResult = z.infer<typeof keptResultForm>;

/** Null where there is nothing to keep: the drill goes on, or is void and says nothing of the trainee. */
export function keptResultOf(transcript: Transcript, trainee: string): KeptResult | null {
  const { outcome, events, asked } = transcript;
  if (outcome === null || outcome.how === 'void') return null;
  const answers = events.flatMap((event) => (event.kind === 'answer' ? [event] : []));
  const { grade, truth } = outcome;
  return {
    schema: RESULT_SCHEMA,
    id: randomUUID(),
    trainee,
    startedAt: transcript.startedAt,
    tool: transcript.tool,
    target: transcript.target,
    seed: transcript.seed,
    level: asked.level,
    mode: asked.mode,
    answers: [...truth.answers],
    how: outcome.how,
    points: grade?.points ?? null,
    parts: Object.fromEntries((grade?.parts ?? []).map(({ item, points }) => [item, points])),
    wrongAnswers: answers.filter(({ right }) => !right).length,
    hints: events.filter(({ kind }) => kind === 'hint').length,
    namedMs: answers.find(({ right }) => right)?.at ?? null,
    tookMs: outcome.tookMs,
  };
}
