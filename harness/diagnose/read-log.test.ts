import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readLog } from './read-log';

const folder = mkdtempSync(join(tmpdir(), 'read-log-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string | Buffer): string {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.log`);
  writeFileSync(path, content);
  return path;
}

const json = (fields: object) => `${JSON.stringify(fields)}\n`;
const OK = json({ level: 'info', msg: 'request answered', status: 200 });

describe('a log', () => {
  test('of JSON lines gives its warnings and what is about the user, in order, and nothing else', async () => {
    const path = file(
      [
        json({ level: 'info', msg: 'session created', tokenFingerprint: '1a2b3c4d' }),
        OK.repeat(50),
        json({
          level: 'warn',
          msg: '❌ Session revoked',
          reason: 'session_revoked',
          requestId: 'r1',
          method: 'GET',
        }),
        OK,
      ].join(''),
    );
    const read = await readLog(path, ['1a2b3c4d']);
    expect(read).toMatchObject({ form: 'JSON lines', lines: 53, matching: 2, bytes: statSync(path).size });
    expect(read.records).toMatchObject([
      { level: 'info', message: 'session created' },
      { level: 'warn', message: '❌ Session revoked', requestId: 'r1', fields: { method: 'GET' } },
    ]);
  });

  test.each([
    ['pino with numbers', { level: 40, msg: 'jwt expired' }],
    ['Fastify, which logs a 401 as information', { level: 30, res: { statusCode: 401 }, msg: 'jwt expired' }],
    [
      'an error as an object',
      { level: 50, msg: '', err: { name: 'TokenExpiredError', message: 'jwt expired' } },
    ],
    ['Google Cloud', { severity: 'WARNING', message: 'jwt expired' }],
    ['Docker’s own file', { log: '❌ Token error details: jwt expired\n', stream: 'stdout' }],
  ])('in the form of %s is read', async (_, fields) => {
    const { records } = await readLog(file(json(fields)), []);
    expect(records).toHaveLength(1);
    expect(records[0]?.message).toContain('jwt expired');
    expect(['warn', 'error']).toContain(records[0]?.level);
  });

  test('of JSON behind a prefix is read', async () => {
    const { form, records } = await readLog(
      file(`backend-1  | ${json({ level: 'error', msg: 'down' })}`),
      [],
    );
    expect({ form, records }).toMatchObject({
      form: 'JSON lines',
      records: [{ level: 'error', message: 'down' }],
    });
  });

  test.each([
    ['❌ Auth failed: No token provided', 'warn'],
    ['2026-11-24T12:00:00Z ERROR Session expired', 'error'],
    ['2026-11-24 12:00:00 INFO GET /session answered with 401', 'warn'],
    ['1.2.3.4 - - [24/Nov/2026] "GET /session HTTP/1.1" 401 52', 'warn'],
  ])('of text, "%s", has the level %s', async (line, level) => {
    const { records } = await readLog(file(`${line}\r\n`), []);
    expect(records).toMatchObject([{ level, message: line }]);
  });

  test('of text knows method and path, and 401 bytes from a 401', async () => {
    const { records } = await readLog(
      file('x "OPTIONS /session HTTP/1.1" 401 52\nx "GET /session HTTP/1.1" 200 401\n'),
      [],
    );
    expect(records).toMatchObject([
      { level: 'warn', fields: { method: 'OPTIONS', path: '/session', status: 401 } },
      { level: 'info' },
    ]);
  });

  test('keeps what is about the user however much others are warned of, and is bounded', async () => {
    const own = json({ level: 'warn', msg: 'mine', userId: 'u-1' });
    const others = json({ level: 'warn', msg: 'of others' });
    const read = await readLog(file(own + others.repeat(20_000)), ['u-1']);
    expect(read.matching).toBe(20_001);
    expect(read.records[0]?.message).toBe('mine');
    expect(read.records.length).toBeLessThan(5_000);
  });

  test('is cut into the same lines wherever the chunks end', async () => {
    const line = json({ level: 'warn', msg: 'é'.repeat(700) });
    const read = await readLog(file(line.repeat(3_000)), []);
    expect(read).toMatchObject({ lines: 3_000, matching: 3_000 });
    expect(new Set(read.records.map(({ message }) => message))).toEqual(new Set(['é'.repeat(700)]));
  });

  test('with a line longer than memory should hold is read all the same', async () => {
    const read = await readLog(file(`${'x'.repeat(5 << 20)}\nERROR the last\n`), []);
    expect(read.records.at(-1)?.message).toBe('ERROR the last');
  });

  test('can be read on from where it ended', async () => {
    const path = file(OK);
    const { bytes } = await readLog(path, []);
    appendFileSync(path, json({ level: 'warn', msg: 'new' }));
    expect((await readLog(path, [], bytes)).records).toMatchObject([{ message: 'new' }]);
  });

  test.each([
    ['empty', '', 'it is empty'],
    ['binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1]), 'it is binary'],
    ['compressed', gzipSync('x'), 'compressed by gzip'],
    ['UTF-16', Buffer.from('\ufeffERROR', 'utf16le'), 'UTF-16'],
  ])('that is %s is refused in plain words', async (_, content, why) => {
    await expect(readLog(file(content), [])).rejects.toThrow(why);
  });

  test('that is missing, or a directory, is refused', async () => {
    await expect(readLog(join(folder, 'none'), [])).rejects.toMatchObject({ code: 'ENOENT' });
    await expect(readLog(folder, [])).rejects.toThrow('it is a directory');
  });
});
