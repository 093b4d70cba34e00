import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { bundledTarget as target } from '../../testing/bundled-target';
import { CASES } from '../../testing/catalogue';
import type { Outcome } from '../outcome';
import { SAMPLE_OUTCOME, sampleTranscript } from '../sample-transcript';
import { debriefJson, debriefOf } from '.';

const path = join(__dirname, '..', '..', '..', 'docs', 'drill-debrief.schema.json');
const validate = new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile(
  JSON.parse(readFileSync(path, 'utf8')) as object,
);

function written(changes: Partial<Outcome> = {}): Record<string, unknown> {
  const outcome = { ...SAMPLE_OUTCOME, ...changes };
  const debrief = debriefOf(sampleTranscript({ outcome }), { cases: CASES, target });
  if (debrief === null) throw new Error('It has ended.');
  return JSON.parse(debriefJson(debrief)) as Record<string, unknown>;
}

const HEALTHY = { answers: ['healthy'], place: null, broken: [] };

describe('docs/drill-debrief.schema.json', () => {
  test.each([
    ['was solved', written()],
    ['was given up', written({ how: 'given up' })],
    ['is void', written({ how: 'void', why: 'a process of its own died', grade: null })],
    ['had no score', written({ grade: null })],
    ['had nothing broken', written({ truth: HEALTHY })],
  ])('holds for a drill that %s', (_, debrief) => {
    validate(debrief);
    expect(validate.errors).toBeNull();
  });

  test.each([
    ['void without a reason', { outcome: { ...SAMPLE_OUTCOME, how: 'void', grade: null } }],
    ['more than all points', { outcome: { ...SAMPLE_OUTCOME, grade: { points: 101, parts: [] } } }],
    ['an unknown key', { extra: true }],
    ['a sixth step', { shortestWay: [{ step: 6, command: 'logs', says: '' }] }],
    ['a time that is none', { startedAt: 'yesterday' }],
  ])('refuses %s', (_, changes) => {
    expect(validate({ ...written(), ...changes })).toBe(false);
  });
});
