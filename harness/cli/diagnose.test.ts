import { writeFileSync } from 'node:fs';
import jwt from 'jsonwebtoken';
import { clearUp, diagnose, file, json, refuse, SECRET, system, TOKEN } from './diagnose.fixture';

afterAll(clearUp);

describe('npm run diagnose', () => {
  test('explains a 401 that was pasted, the likeliest causes first, and exits 0', async () => {
    const stdin = 'HTTP/1.1 401 Unauthorized\n\n{"error":"Token expired","code":"token_expired"}';
    const { code, diagnosis, likely } = await json(['--response', '-'], { stdin });
    expect({ code, likely }).toEqual({ code: 0, likely: ['jwt-expired'] });
    expect(diagnosis.causes[0]).toMatchObject({
      variants: ['expired', 'short-lifetime', 'unitless-lifetime'],
      likelihood: 1,
      for: ['it says "token expired"'],
      against: [],
      reproduce: 'npm run scenario -- jwt-expired/expired',
    });
    expect(diagnosis.causes[0]?.missing).toContain('token lifetime: wants the token');
    expect(diagnosis.causes.map(({ id }) => id)).toHaveLength(10);
  });

  test('keeps in the race what the evidence cannot tell apart, and says what would', async () => {
    const stdin = '{"msg":"❌ Token error details: JsonWebTokenError: invalid signature","level":"warn"}';
    const { code, diagnosis, likely } = await json(['--response', '-'], { stdin });
    expect({ code, likely }).toEqual({ code: 0, likely: ['jwt-mismatch', 'token-format'] });
    for (const { missing } of diagnosis.causes.slice(0, 2))
      expect(missing).toContain('token form: wants the header as the client sent it, or the token');
  });

  test("takes the guide's own console line, and leaves all causes open", async () => {
    const stdin =
      'api.app.contrezz.com/api/auth/validate-session:1  Failed to load resource: the server responded with a status of 401 ()';
    const { code, likely } = await json(['--response', '-'], { stdin });
    expect({ code, likely: likely.length, first: likely[0] }).toEqual({
      code: 0,
      likely: 10,
      first: 'jwt-mismatch',
    });
  });

  test('asks by GET and OPTIONS alone', async () => {
    const { asked, url } = await system((_, response) => refuse(response, { error: 'Session revoked' }));
    const { code, likely } = await json([
      '--url',
      url,
      '--token',
      TOKEN,
      '--origin',
      'https://app.example.org',
    ]);
    expect({ code, likely }).toEqual({ code: 0, likely: ['session-revoked'] });
    expect(asked).toContain('GET /api/auth/validate-session');
    expect(new Set(asked.map((one) => one.split(' ')[0]))).toEqual(new Set(['GET', 'OPTIONS']));
  });

  describe('of a system that refuses the request for one reason, and the preflight for another,', () => {
    const twoFaults = () =>
      system(({ method }, response) =>
        refuse(response, { error: method === 'OPTIONS' ? 'No token provided' : 'Session revoked' }),
      );

    test('names first what a browser meets first, and keeps the other', async () => {
      const { url } = await twoFaults();
      const { likely, diagnosis, step } = await json([
        ...['--url', url, '--token', TOKEN, '--header', `Bearer ${TOKEN}`],
        ...['--origin', 'https://app.example.org'],
      ]);
      expect(likely).toEqual(['cors', 'session-revoked']);
      expect(diagnosis.causes.slice(0, 2).map(({ likelihood }) => likelihood)).toEqual([0.5, 0.5]);
      expect(diagnosis.causes[0]).toMatchObject({ variants: ['origin-not-allowed'], against: [] });
      expect(step(2)?.found.join()).toContain('a browser meets the refused preflight first');
    });

    test('leaves the preflight alone where a browser sends none: to the page’s own origin', async () => {
      const { url } = await twoFaults();
      expect((await json(['--url', url, '--token', TOKEN, '--origin', url])).likely).toEqual([
        'session-revoked',
      ]);
    });
  });

  test('takes the path of the URL, and --path before it', async () => {
    const { asked, url } = await system((_, response) => refuse(response, {}));
    await json(['--url', `${url}/session`, '--token', TOKEN]);
    expect(new Set(asked)).toEqual(new Set(['GET /session']));
    asked.length = 0;
    await json(['--url', `${url}/session`, '--path', '/me', '--token', TOKEN]);
    expect(new Set(asked)).toEqual(new Set(['GET /me']));
  });

  test('prefers the log’s words of the same request to those of all others', async () => {
    const { url } = await system((_, response) => {
      writeFileSync(log, `${others}{"level":"warn","msg":"User not found","requestId":"r-1"}\n`);
      refuse(response, { message: 'Unauthorized' }, { 'x-request-id': 'r-1' });
    });
    const others = '{"level":"warn","msg":"Session revoked","requestId":"r-0"}\n'.repeat(5);
    const log = file('same.log', others);
    const { likely } = await json(['--url', url, '--token', TOKEN, '--log', log]);
    expect(likely).toEqual(['user-not-found']);
  });

  test('finds no cause in a system where nothing is wrong, and exits 1', async () => {
    const { url } = await system((request, response) => {
      const headers = {
        'access-control-allow-origin': 'https://app.example.org',
        'access-control-allow-headers': 'authorization',
      };
      response.writeHead(request.method === 'OPTIONS' ? 204 : 200, headers).end();
    });
    const given = ['--url', url, '--token', TOKEN, '--header', `Bearer ${TOKEN}`, '--stored', TOKEN];
    const { code, likely } = await json([...given, '--origin', 'https://app.example.org']);
    expect({ code, likely }).toEqual({ code: 1, likely: [] });
    const shown = await diagnose(given);
    expect(shown.code).toBe(1);
    expect(shown.stdout).toContain('No cause was found');
  });

  test('rules out what the evidence contradicts, and says by what', async () => {
    const stdin = '{"error":"Token expired"}';
    const { code, likely, diagnosis } = await json(['--response', '-', '--token', TOKEN], { stdin });
    expect({ code, likely }).toEqual({ code: 1, likely: [] });
    const expired = diagnosis.causes.find(({ id }) => id === 'jwt-expired');
    expect(expired?.against.join()).toContain('lies ahead');
    expect((await diagnose(['--response', '-', '--token', TOKEN], { stdin })).stdout).toMatch(
      /Ruled out\n +jwt-mismatch: /,
    );
  });

  test('needs no 401 where something is plainly wrong', async () => {
    const expired = jwt.sign({ userId: 'x', iat: 1, exp: 2 }, SECRET);
    expect(await json(['--token', expired])).toMatchObject({
      code: 0,
      likely: expect.arrayContaining(['jwt-expired']) as string[],
    });
    const env = file('empty.env', 'PATH=/bin\nJWT_SECRET=\n');
    const { diagnosis } = await json(['--env', env]);
    expect(diagnosis.causes[0]).toMatchObject({ id: 'env-missing', variants: ['empty'] });
  });

  test('knows the names of another backend', async () => {
    const names = file(
      'names.json',
      '{"variables":{"secret":"TOKEN_KEY"},"messages":{"session revoked":["ausgesperrt"]}}',
    );
    const log = file('other.log', '{"level":"warn","msg":"Benutzer ausgesperrt"}\n');
    const env = file('other.env', `PATH=/bin\nTOKEN_KEY=${SECRET}\n`);
    const { likely, step } = await json(['--names', names, '--log', log, '--env', env, '--token', TOKEN]);
    expect(likely).toEqual(['session-revoked']);
    expect(step(4)?.found.join(' ')).toContain('TOKEN_KEY is set');
  });

  test('counts one variable and one line as one', async () => {
    const [env, log] = [file('one.env', 'PATH=/bin\n'), file('one.log', '{"level":"warn","msg":"odd"}\n')];
    const { step } = await json(['--env', env, '--log', log]);
    expect(step(4)?.found.join()).toContain(': 1 variable; ');
    expect(step(1)?.found.join()).toMatch(/ 1 line \(.*; 1 of them warns or is about the user/);
  });
});

describe('the user', () => {
  const token = jwt.sign({ sub: 'user-42' }, SECRET, { expiresIn: '1h' });
  const names = file('claims.json', '{"claims":{"userId":"sub"}}');
  const log = file(
    'sub.log',
    '{"level":"info","msg":"seen user-42"}\n{"level":"info","msg":"seen nobody"}\n',
  );

  test.each([
    ['the guide’s claim', [], 0],
    ['the claim that --user-claim names', ['--user-claim', 'sub'], 1],
    ['the claim that --names names', ['--names', names], 1],
    ['the claim of the option before that of the file', ['--names', names, '--user-claim', 'userId'], 0],
  ])('is the one in %s', async (_, argv, lines) => {
    const { step } = await json(['--token', token, '--log', log, ...argv]);
    expect(step(1)?.found.join()).toMatch(
      new RegExp(`2 lines .*; ${String(lines)} of them .* about the user`),
    );
  });
});

/** `jose` verifies the signature before it reads the payload; `jsonwebtoken` reads the payload first. */
describe('a token that suffered on its way, on a backend with jose', () => {
  const corrupted = TOKEN.replace('.e', '.Z');
  const [cutInQuanta, cutAmid] = [TOKEN.slice(0, -12), TOKEN.slice(0, -10)];

  test.each([
    ['corrupted', corrupted, 'JWSSignatureVerificationFailed: signature verification failed'],
    ['truncated', cutInQuanta, 'JWSSignatureVerificationFailed: signature verification failed'],
    ['truncated', cutAmid, 'JWSInvalid: Failed to base64url decode the signature'],
  ])('is told to be %s', async (variant, sent, message) => {
    const stdin = JSON.stringify({ level: 'warn', msg: message });
    const { diagnosis } = await json(['--response', '-', '--header', `Bearer ${sent}`], { stdin });
    expect(diagnosis.causes[0]).toMatchObject({ id: 'token-format', variants: [variant], likelihood: 1 });
  });
});

describe('secrets', () => {
  test('the token comes from standard input or a variable as well', async () => {
    for (const [argv, given] of [
      [['--token', '-'], { stdin: `${TOKEN}\n` }],
      [['--origin', 'https://x.org'], { env: { CHAOS401_TOKEN: `Bearer ${TOKEN}` } }],
    ] as const) {
      const { step } = await json(argv, given);
      expect(step(5)?.found.join()).toContain('the token is whole');
    }
  });

  test('no token, secret or password is printed, wherever it comes from', async () => {
    const { url } = await system((_, response) =>
      refuse(response, { error: `bad token ${TOKEN} and ${SECRET}` }),
    );
    const log = file(
      'leak.log',
      `{"level":"warn","msg":"Session revoked ${TOKEN} postgres://a:${SECRET}@h/x"}\n`,
    );
    const env = file(
      'leak.env',
      `PATH=/bin\nJWT_SECRET=${SECRET}\nDATABASE_URL=postgres://me:hunter2-hunter2@127.0.0.1:1/x\n`,
    );
    const argv = [
      ...[
        '--url',
        url,
        '--token',
        TOKEN,
        '--header',
        `Bearer ${TOKEN}`,
        '--stored',
        TOKEN,
        '--log',
        log,
        '--env',
        env,
      ],
      ...['--database-url', `postgres://me:hunter2-hunter2@127.0.0.1:1/${SECRET}`],
    ];
    for (const { stdout, stderr } of [await diagnose(argv), await diagnose([...argv, '--json'])]) {
      const shown = (stdout + stderr).replace(/\s+/g, '');
      for (const secret of [TOKEN.slice(40, 60), TOKEN.slice(-20), SECRET.slice(0, 12), 'hunter2'])
        expect(shown).not.toContain(secret);
    }
  });
});
