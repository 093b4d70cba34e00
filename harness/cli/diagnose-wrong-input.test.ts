import { join } from 'node:path';
import { clearUp, diagnose, file, folder, json, system, TOKEN } from './diagnose.fixture';

afterAll(clearUp);

describe('what goes wrong', () => {
  test('is said in its step, and the other steps go on', async () => {
    const log = file('good.log', '{"level":"warn","msg":"Session expired"}\n');
    const { code, likely, diagnosis } = await json([
      ...['--url', 'http://127.0.0.1:1', '--token', TOKEN, '--log', join(folder, 'none.log'), '--log', log],
      ...['--database-url', 'postgres://me:hunter2-hunter2@127.0.0.1:1/x', '--env', join(folder, 'none.env')],
    ]);
    expect({ code, likely }).toEqual({ code: 0, likely: ['session-expired'] });
    expect(diagnosis.steps.map(({ status }) => status)).toEqual([
      'looked',
      'failed',
      'failed',
      'failed',
      'looked',
    ]);
    const said = diagnosis.steps.flatMap(({ found }) => found).join('\n');
    for (const part of [
      'none.log could not be read: there is no such file',
      'the system could not be asked: nothing listens there (ECONNREFUSED)',
      'the database could not be reached: nothing listens there (ECONNREFUSED)',
      'none.env could not be read: there is no such file',
    ])
      expect(said).toContain(part);
  });

  test.each([
    ['a log that is missing', ['--log', '/nowhere/x.log']],
    ['a response that is missing', ['--response', '/nowhere/x.txt']],
    ['a system that does not listen', ['--url', 'http://127.0.0.1:1']],
    ['a database URL that is none', ['--database-url', 'mysql://me:hunter2-hunter2@h/x']],
    ['an email alone', ['--email', 'user@example.com']],
  ])('exits 2 where nothing could be looked at: %s', async (_, argv) => {
    const { code, stdout, stderr } = await diagnose(argv);
    expect(code).toBe(2);
    expect(stderr).toContain('Nothing of what was given could be looked at.');
    expect(stdout).not.toContain('hunter2');
  });

  test('a token that is none is said to be none', async () => {
    const { code, step } = await json(['--token', 'hello']);
    expect(code).toBe(0);
    expect(step(5)?.found).toContain('what is sent is no token (5 characters)');
  });

  test('a token that no header may carry is not sent', async () => {
    const { asked, url } = await system((_, response) => response.end());
    const { step } = await json(['--url', url, '--token', 'a\nb']);
    expect(asked).toEqual([]);
    expect(step(2)?.found.join()).toContain('characters that no header may carry');
  });

  test('an answer that is no 401 is said to be none', async () => {
    const { code, step } = await json(['--response', '-'], { stdin: 'HTTP/1.1 200 OK\n\n' });
    expect(code).toBe(1);
    expect(step(2)?.found).toContain('the answer in standard input is a 200, not a 401');
  });

  test.each([
    ['nothing', []],
    ['nothing to look at', ['--path', '/x', '--json']],
    ['an unknown option', ['--tokens', 'x']],
    ['a URL that is none', ['--url', 'api.example.org']],
    ['an origin with a path', ['--origin', 'https://app.example.org/x']],
    ['a path without its slash', ['--url', 'http://x.org', '--path', 'me']],
    ['standard input twice', ['--token', '-', '--response', '-']],
    ['an empty token', ['--token', '-']],
    ['a claim without a name', ['--token', TOKEN, '--user-claim', '']],
    ['a claim alone', ['--user-claim', 'sub']],
  ])('is wrong usage with %s: exit code 64', async (_, argv) => {
    const { code, stdout } = await diagnose(argv);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
  });

  test('lists every fault of the names, with the nearest key: exit code 64', async () => {
    const names = file(
      'wrong.json',
      '{"colums":{},"tables":{"session":"s","users":"u; DROP TABLE users"},"messages":{"no token":["("]}}',
    );
    const { code, stderr } = await diagnose(['--names', names, '--email', 'x']);
    expect(code).toBe(64);
    for (const part of [
      'has the unknown key "colums" (did you mean "columns"?)',
      'has the unknown key "session" (did you mean "sessions"?)',
      'tables.users: must be a name of SQL',
      'messages.no token[0]: must be a regular expression',
    ])
      expect(stderr).toContain(part);
    expect((await diagnose(['--names', '/nowhere', '--email', 'x'])).code).toBe(64);
  });
});
