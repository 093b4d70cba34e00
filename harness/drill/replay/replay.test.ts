import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { sampleTranscript } from '../sample-transcript';
import type { Transcript } from '../transcript';
import { keepTranscript, playTranscript, readTranscript } from '.';

const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'chaos-401-test-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function written(content: unknown): string {
  const file = join(directory, 'given.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

async function played(transcript: Transcript, speed: number | null = null) {
  const waited: number[] = [];
  let text = '';
  await playTranscript(transcript, {
    speed,
    wait: async (ms) => void waited.push(ms),
    write: (more) => void (text += more),
  });
  return { text, waited };
}

describe('a transcript that is kept', () => {
  test('is read as it was', () => {
    expect(readTranscript(keepTranscript(directory, sampleTranscript()))).toEqual(sampleTranscript());
    const underWay = sampleTranscript({ outcome: null, trainee: null });
    expect(readTranscript(keepTranscript(directory, underWay))).toEqual(underWay);
  });

  test('is a whole file, for its owner alone, and holds no token', () => {
    const file = keepTranscript(
      directory,
      sampleTranscript({ events: [{ at: 1, kind: 'note', text: TOKEN }] }),
    );
    expect(readdirSync(dirname(file))).toHaveLength(1);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).not.toContain(TOKEN);
  });

  test('says what to do where it cannot be', () => {
    writeFileSync(join(directory, 'transcripts'), 'in the way');
    expect(() => keepTranscript(directory, sampleTranscript())).toThrow(
      /^Failed to keep the transcript: .* Make it/s,
    );
  });
});

describe('a transcript that is read', () => {
  test('of a newer version is refused, with the remedy', () => {
    expect(() => readTranscript(written({ schema: 2, tool: '9.0.0', all: 'new' }))).toThrow(
      /newer version of chaos-401, 9\.0\.0: its form is 2, and this one reads 1 \(.*given\.json\)\. Update chaos-401\.$/,
    );
  });

  test('may have keys that a later version adds', () => {
    expect(readTranscript(written({ ...sampleTranscript(), extra: 1 }))).toEqual(sampleTranscript());
  });

  test.each([
    ['no JSON', '{"schema": 1,'],
    ['something else', { schema: 1, name: 'x' }],
    ['an event of an unknown kind', { ...sampleTranscript(), events: [{ at: 0, kind: 'dance' }] }],
  ])('is refused where it is %s', (_, content) => {
    expect(() => readTranscript(written(content))).toThrow(
      /^Failed to play the transcript: it is none: .* \(.*given\.json\)\. Give a file/s,
    );
  });

  test('is refused where it is not there', () => {
    expect(() => readTranscript(join(directory, 'gone.json'))).toThrow(
      /ENOENT.*Name a file that can be read\.$/,
    );
  });
});

describe('playing', () => {
  test('shows the story, what was typed at which time, and what came of it', async () => {
    const { text, waited } = await played(sampleTranscript());
    expect(waited).toEqual([]);
    expect(text).toMatch(/^contrezz, drill 7 of 2026-01-02T03:04:05.678Z, Ada\n\nGET .*turned away\n/);
    expect(text).toContain('0:04 drill> logs\nwarn ❌ Auth failed: Invalid token\n');
    expect(text).toContain('0:50 drill> decode (in a separate shell)\n{"alg":"HS256"}\n[#2]\n');
    expect(text).toContain(
      '1:05 drill> answer jwt-mismatch/rotated-secret --evidence 1 --evidence 2\nThat is it.\n',
    );
    expect(text).toMatch(/\nThe drill has ended: solved\.\n$/);
  });

  test('keeps the time, as much faster as was asked for, and lets nobody wait for long', async () => {
    const events = [1_000, 3_000, 600_000].map((at) => ({ at, kind: 'note', text: 'x' }) as const);
    expect((await played(sampleTranscript({ events }), 2)).waited).toEqual([500, 1_000, 3_000]);
  });

  test('does not steer the terminal', async () => {
    const { text } = await played(sampleTranscript({ events: [{ at: 0, kind: 'note', text: '\x1b[2J' }] }));
    expect(text).toContain(String.raw`note \x1b[2J`);
  });

  test('ends where the waiting is cut short', async () => {
    const stopped = playTranscript(sampleTranscript(), {
      speed: 1,
      wait: () => Promise.reject(new Error('Ctrl-C')),
      write: () => undefined,
    });
    await expect(stopped).rejects.toThrow('Ctrl-C');
  });
});
