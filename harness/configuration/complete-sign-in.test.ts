import type { SignInConfiguration, Step } from '../contract/configuration';
import type { HttpRequest, HttpResponse } from '../contract/http';
import type { SignInSetting } from '../contract/setting';
import { completeSignIn, completeSignUp } from './complete-sign-in';

const CLAIMS = Buffer.from(JSON.stringify({ sub: 'u1', sid: 's1' })).toString('base64url');
const TOKEN = `eyJ.${CLAIMS}.sig`;
const person = { id: 'p', email: 'user@example.com', password: 'pw "1"', role: 'member' };

describe('a login', () => {
  test('of one request gives the token at its pointer, the user by the claim, and what it keeps', async () => {
    const { setting, sent } = settingFor({ data: { 'a/b': TOKEN, n: 7 } });
    const session = await signIn(
      {
        path: '/login',
        body: { who: '{{email}}', nested: ['{{password}}'] },
        token: '/data/a~1b',
        keep: { number: '/data/n' },
      },
      setting,
    );
    expect(session).toEqual({ token: TOKEN, userId: 'u1', kept: { number: '7' } });
    expect(sent).toEqual([
      {
        method: 'POST',
        path: '/login',
        headers: {},
        body: { who: 'user@example.com', nested: ['pw "1"'] },
      },
    ]);
  });

  test('of several steps takes SQL between them, and hands on what they keep', async () => {
    const { setting, sent, asked } = settingFor(
      {},
      { 'set-cookie': `a=1; Expires=Wed, 01 Jan 2031, pass=${TOKEN}; Path=/` },
    );
    const session = await signIn(
      {
        steps: [
          { sql: 'SELECT code FROM mails WHERE who = {{email}}', keep: { code: 'code' } },
          { path: '/enter', form: { code: '{{code}}' } },
        ],
        token: { cookie: 'pass' },
        userId: { claim: 'sid' },
      },
      setting,
    );
    expect(session).toMatchObject({ token: TOKEN, userId: 's1' });
    expect(asked).toEqual(["SELECT code FROM mails WHERE who = 'user@example.com'"]);
    expect(sent[0]).toMatchObject({
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'code=c0de',
    });
  });

  test.each<[what: string, login: SignInConfiguration, says: RegExp]>([
    [
      'gives no token at the pointer: the shape of the body is shown, and no value of it',
      { path: '/login', token: '/jwt' },
      /^Failed to log in: the login was answered with status 200, and nothing stands at "\/jwt" of its body, \{"token":string of 6,"user":\{"id":number\}\}\. Mend signIn\.token/,
    ],
    [
      'sets no such cookie',
      { path: '/login', token: { cookie: 'pass' } },
      /it sets no cookie "pass" \(none at all\); its body is \{"token"/,
    ],
    [
      'keeps what is not there',
      { path: '/login', token: '/token', keep: { csrf: { header: 'x-csrf' } } },
      /keep "csrf" of the step "signIn": POST \/login was answered with 200, and it has no header "x-csrf"/,
    ],
    [
      'is answered with another status than is right',
      { path: '/login', token: '/token', statuses: [201] },
      /POST \/login was answered with status 200; its body is \{[^]*signIn\.statuses/,
    ],
    [
      'names a placeholder that stands for nothing',
      { path: '/login', body: '{{emial}}', token: '/token' },
      /^Failed to fill in signIn\.body: \{\{emial\}\} has no value here \(there are id, email, password, role\)/,
    ],
  ])('that %s', async (_, login, says) => {
    const { setting } = settingFor({ token: 'secret', user: { id: 1 } });
    await expect(signIn(login, setting)).rejects.toThrow(says);
    await expect(signIn(login, setting)).rejects.not.toThrow(/secret/);
  });
});

test('signing up names the step that fails', async () => {
  const steps: Step[] = [{ sql: 'SELECT 1' }, { path: '/register' }];
  const { setting } = settingFor({}, {}, 409);
  await expect(completeSignUp(steps).signUp?.(setting)).rejects.toThrow(
    /^Failed to take the step "signUp\[1\]": POST \/register was answered with status 409/,
  );
});

function signIn(login: SignInConfiguration, setting: SignInSetting) {
  return completeSignIn(login)(setting);
}

function settingFor(body: unknown, headers: HttpResponse['headers'] = {}, status = 200) {
  const sent: HttpRequest[] = [];
  const asked: string[] = [];
  const setting: SignInSetting = {
    person,
    kept: {},
    send: async (request) => {
      sent.push(request);
      return { status, headers, body };
    },
    query: async (sql) => {
      asked.push(sql);
      return { rows: [{ code: 'c0de' }], rowCount: 1 };
    },
  };
  return { setting, sent, asked };
}
