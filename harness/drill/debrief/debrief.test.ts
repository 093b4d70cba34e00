import { createColors } from 'picocolors';
import { hider } from '../../support/secrets/hide-secrets';
import { bundledTarget as target } from '../../testing/bundled-target';
import { CASES } from '../../testing/catalogue';
import type { Outcome } from '../outcome';
import { SAMPLE_EVENTS, SAMPLE_OUTCOME, sampleTranscript } from '../sample-transcript';
import type { TimedEvent } from '../transcript';
import type { Debrief } from '../debrief-data';
import { debriefJson, debriefMarkdown, debriefOf, debriefText } from '.';

const KNOWN = { cases: CASES, target };
const PAGE = { paint: createColors(false), columns: 80 };
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const SECRET = 'a-secret-of-the-stack';
const HIDER = hider();
HIDER.add(SECRET);

function debriefFor(answers: readonly string[], events = SAMPLE_EVENTS): Debrief {
  const outcome: Outcome = {
    ...SAMPLE_OUTCOME,
    truth: { ...SAMPLE_OUTCOME.truth, answers },
  };
  const debrief = debriefOf(sampleTranscript({ outcome, events }), KNOWN, HIDER.hide);
  if (debrief === null) throw new Error('It has ended.');
  return debrief;
}

function looked(...signs: Extract<TimedEvent, { kind: 'look' }>['signs']): TimedEvent {
  return { at: 1, kind: 'look', number: 1, by: 'prompt', command: 'logs', text: '', signs };
}

const causeOf = (debrief: Debrief, id: string) => debrief.causes.find((cause) => cause.id === id);

describe('the debrief', () => {
  test('is there only once the drill has ended', () => {
    expect(debriefOf(sampleTranscript({ outcome: null }), KNOWN)).toBeNull();
  });

  test('says of each cause that was ruled out by what, and in which look', () => {
    const debrief = debriefFor(['jwt-mismatch/rotated-secret']);
    expect(causeOf(debrief, 'session-expired')).toEqual({
      id: 'session-expired',
      title: 'Session expired in the database',
      how: 'ruled out',
      by: [{ sign: 'complaint', wouldShow: 'session expired', was: 'signature invalid', look: 1 }],
    });
    expect(causeOf(debrief, 'jwt-mismatch/trailing-newline')?.by).toEqual([
      { sign: 'signature', wouldShow: 'fits the trimmed secret', was: 'does not fit', look: 2 },
    ]);
  });

  test('says of each that it could have been what would have told', () => {
    expect(causeOf(debriefFor(['jwt-mismatch/rotated-secret']), 'jwt-mismatch/split-deploy')).toMatchObject({
      how: 'could have been',
      by: [{ sign: 'same request again', wouldShow: 'sometimes 401', was: 'always 401', look: null }],
    });
  });

  test('takes nothing for proof that was looked at after the right answer', () => {
    const late = SAMPLE_EVENTS.filter(({ at }) => at > 60_000);
    const events = [...late, looked({ name: 'complaint', value: 'signature invalid', says: '' })];
    const debrief = debriefFor(['jwt-mismatch/rotated-secret'], events);
    expect(debrief.causes.every(({ how }) => how === 'could have been')).toBe(true);
  });

  test('takes nothing for proof that is no sign of the incident', () => {
    const debrief = debriefFor(
      ['jwt-mismatch/rotated-secret'],
      [looked({ name: 'complaint', value: 'no token', says: '' })],
    );
    expect(causeOf(debrief, 'jwt-expired')?.how).toBe('could have been');
  });

  test('rules out every cause where nothing is broken and the user gets 200', () => {
    const seen = [looked({ name: 'status', value: '200', says: '' })];
    const debrief = debriefFor(['healthy'], seen);
    expect(debrief.causes).toHaveLength(new Set(CASES.map(({ cause }) => cause.name)).size);
    expect(new Set(debrief.causes.map(({ how }) => how))).toEqual(new Set(['ruled out']));
    expect(debriefFor(['edge'], []).causes[0]?.by).toEqual([
      expect.objectContaining({ sign: 'answered by', was: 'the edge' }),
    ]);
  });

  test('has of two faults both ways, the first mended before the second can be seen', () => {
    const ids = ['token-format/truncated', 'user-not-found/deactivated-user'];
    expect(debriefFor(ids).shortestWay.map(({ command }) => command)).toEqual([
      'logs',
      'decode',
      'verify',
      'logs',
      'sql',
      `answer ${ids.join(',')}`,
      'verify',
    ]);
  });

  test.each(CASES.map(({ id }) => id))('has a way, in the guide’s order, to %s', (id) => {
    const { shortestWay, solution, fixes } = debriefFor([id]);
    const steps = shortestWay.flatMap(({ step }) => step ?? []);
    expect(steps.length).toBeGreaterThan(0);
    expect(steps).toEqual([...steps].sort());
    expect(shortestWay.slice(-2).map(({ command }) => command)).toEqual([`answer ${id}`, 'verify']);
    expect([solution.length, fixes.length]).not.toContain(0);
  });

  test('holds no token, secret or password in any form, whatever was typed', () => {
    const events: TimedEvent[] = [
      { at: 1, kind: 'note', text: `${TOKEN} ${SECRET} postgres://app:hunter2@127.0.0.1/db` },
      { at: 2, kind: 'act', by: 'prompt', command: `restart --env JWT_SECRET=${SECRET}`, text: TOKEN },
    ];
    const debrief = debriefFor(['healthy'], events);
    for (const text of [debriefText(debrief, PAGE), debriefMarkdown(debrief), debriefJson(debrief)])
      for (const hidden of [TOKEN, SECRET, 'hunter2']) expect(text).not.toContain(hidden);
  });
});

describe('its forms', () => {
  const debrief = debriefFor(['jwt-mismatch/rotated-secret']);

  test('text fits the page, and does not steer the terminal', () => {
    const steering = debriefFor(['healthy'], [{ at: 1, kind: 'note', text: 'a\x1b[2Jb' }]);
    expect(debriefText(steering, PAGE)).toContain(String.raw`a\x1b[2Jb`);
    for (const line of debriefText(debrief, PAGE).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('Markdown takes what was typed for no markup', () => {
    const typed = debriefFor(['healthy'], [{ at: 1, kind: 'note', text: 'a|b *c* <d>' }]);
    expect(debriefMarkdown(typed)).toContain(String.raw`| 0:00 | note | a\|b \*c\* \<d\> |`);
  });

  test.each(['broken', 'points', 'shortest way', 'Your way', 'it was not', 'could have been', 'guide'])(
    'text and Markdown have a word about: %s',
    (about) => {
      expect(debriefText(debrief, PAGE)).toContain(about);
      expect(debriefMarkdown(debrief)).toContain(about);
    },
  );
});
