import { Client } from 'pg';
import { caseNamed } from '../testing/catalogue';
import { HEALTHY, plotOf, type Plot } from './incident/plot';
import { withSession } from './proof/held-session.fixture';

jest.setTimeout(90_000);

const REVOKED = plotNamed('session-revoked/revoked-row');

describe('a drill on a living stack', () => {
  test('tells a story whose facts the stack itself shows, and that names no cause', () =>
    withSession(REVOKED, async (session) => {
      const text = session.story.text.join('\n');
      const facts = new Map(session.story.facts.map(({ name, value }) => [name, value]));
      expect(text).not.toMatch(/revoked|session-/i);
      for (const name of ['email', 'user id', 'request id']) expect(text).toContain(facts.get(name));
      expect((await session.run('sql SELECT id, email FROM users')).text).toContain(facts.get('user id'));
      expect((await session.run('logs')).text).toContain(facts.get('request id'));
    }));

  test('counts what was looked at in a shell of one’s own', () =>
    withSession(REVOKED, async (session) => {
      const { edgeUrl, path, token, databaseUrl, userId } = session.ownShell;
      await (await fetch(edgeUrl + path, { headers: { authorization: `Bearer ${token ?? ''}` } })).text();
      const client = new Client({ connectionString: databaseUrl });
      await client.connect();
      await client.query('SELECT * FROM sessions');
      await client.query(`UPDATE users SET role = role WHERE id = '${userId}'`);
      await client.end();
      const { text } = await session.run('evidence');
      expect(text).toMatch(/^#1 {2}curl GET \S+ \(in a separate shell\) {2}401$/m);
      expect(text).toMatch(/^#2 {2}psql: SELECT \* FROM sessions \(in a separate shell\)/m);
      const shown = session.transcript.events.filter(({ kind }) => kind === 'look' || kind === 'act');
      expect(shown).toMatchObject([
        { signs: expect.arrayContaining([expect.objectContaining({ value: 'session revoked' })]) as unknown },
        { signs: expect.arrayContaining([expect.objectContaining({ name: 'other sessions' })]) as unknown },
        { kind: 'act', by: 'own shell' },
      ]);
      await session.run('logs');
      const reply = await session.run('answer session-revoked/revoked-row --evidence 2,3');
      expect(reply.data).toEqual({ right: true, counts: [2, 3] });
      expect(JSON.stringify(session.transcript)).not.toContain(token ?? 'no token');
    }));

  test('says how many statements of one’s own shell were too many to write down', () =>
    withSession(REVOKED, async (session) => {
      const client = new Client({ connectionString: session.ownShell.databaseUrl });
      await client.connect();
      for (let count = 0; count < 1002; count += 1) await client.query(`SELECT '${'x'.repeat(1200)}'`);
      await client.end();
      const { text, data } = await session.run('evidence');
      expect(text).toMatch(/^What you did .* could not be read \(only the first 1000 of 1002 statements /);
      expect(data.ownShellUnread).toBeDefined();
      expect((await session.run('evidence')).text).toContain('#1000 ');
    }));

  test('takes no old line of one process for a new one of another', () =>
    withSession(plotNamed('jwt-mismatch/split-deploy'), async (session) => {
      const { edgeUrl, path, token } = session.ownShell;
      // Each is asked in turn, the one with the new secret first: it refuses what the other takes.
      const withToken = { headers: { authorization: `Bearer ${token ?? ''}` } };
      for (const init of [withToken, {}, withToken, {}]) {
        await (await fetch(edgeUrl + path, init)).text();
        await session.run('evidence');
      }
      const looks = session.transcript.events.flatMap((event) => (event.kind === 'look' ? [event] : []));
      expect(looks.map(({ signs }) => signs.find(({ name }) => name === 'complaint')?.value)).toEqual([
        ...['signature invalid', 'no token'],
        ...['signature invalid', 'no token'],
      ]);
    }));

  test.each([
    ['SELECT isActive FROM sessions', ['session row', 'session table', 'other sessions']],
    ['SELECT count(*) FROM sessions', ['session table', 'other sessions']],
    ['SELECT * FROM sessions LIMIT 0', []],
    ['SELECT isActive FROM sessions WHERE false', []],
    ['SELECT isActive FROM sessions WHERE 1 = 2', []],
    ['EXPLAIN SELECT * FROM sessions', []],
    ['SELECT pg_cancel_backend(0), isActive FROM sessions', null],
  ])('takes for seen what a statement can show: %s', (statement, names) =>
    withSession(REVOKED, async (session) => {
      await session.run(`sql ${statement}`);
      const [event] = session.transcript.events;
      expect(event?.kind === 'look' ? event.signs.map(({ name }) => name) : null).toEqual(names);
    }),
  );

  test('takes for seen in the log what was printed of it, and nothing for missing in a part', () =>
    withSession(REVOKED, async (session) => {
      const signsOf = async (line: string) => {
        const { evidence } = await session.run(line);
        const found = session.transcript.events.find(
          (event) => event.kind === 'look' && event.number === evidence,
        );
        return found?.kind === 'look' ? found.signs.map(({ name, value }) => `${name}: ${value}`) : [];
      };
      const whole = ['complaint: session revoked', 'token issued here: yes', 'logged out: no'];
      expect(await signsOf('logs')).toEqual(expect.arrayContaining(whole));
      const created = await signsOf('logs --grep "session created"');
      expect(created).toContain('token issued here: yes');
      expect(created).not.toContain('complaint: session revoked');
      expect(created).not.toContain('logged out: no');
      expect(await signsOf('logs --lines 1')).not.toContain('token issued here: no');
    }));

  test('says what is wrong with what was typed, and goes on', () =>
    withSession(REVOKED, async (session) => {
      const textOf = async (line: string) => {
        const { ok, text } = await session.run(line);
        return [ok, text];
      };
      expect(await textOf('reqest')).toEqual([false, expect.stringContaining('did you mean "request"')]);
      expect(await textOf('answer jwt-expird --evidence 1')).toEqual([
        false,
        expect.stringContaining('jwt-expired'),
      ]);
      expect(await textOf('answer jwt-expired')).toEqual([
        false,
        expect.stringContaining('Cite at least one'),
      ]);
      expect(await textOf('answer jwt-expired --evidence 9')).toEqual([
        false,
        expect.stringContaining('no evidence 9'),
      ]);
      expect(await textOf('answer jwt --evidence 1')).toEqual([
        false,
        expect.stringContaining('docs/catalogue.md'),
      ]);
      expect(await textOf('metrics nothing_like_it')).toEqual([
        false,
        expect.stringContaining('No line of the metrics'),
      ]);
      expect(await textOf('help verfy')).toEqual([false, expect.stringContaining('did you mean "verify"')]);
      expect(await textOf('restart --env JWT_SECRT=x')).toEqual([
        false,
        expect.stringContaining('JWT_SECRET'),
      ]);
      expect(await textOf('restart --env JWT_EXPIRES_IN=soon')).toEqual([
        false,
        expect.stringContaining('JWT_EXPIRES_IN'),
      ]);
      expect(await textOf('sql SELEC 1')).toEqual([
        false,
        expect.stringContaining('syntax error at or near "SELEC"'),
      ]);
      expect(await textOf('sql DROP TABLE users')).toEqual([false, expect.stringContaining('must be owner')]);
      expect(await textOf('sql SELECT pg_sleep(600)')).toEqual([
        false,
        expect.stringContaining('statement timeout'),
      ]);
      expect(await textOf('sql SELECT generate_series(1, 1000000000)')).toEqual([
        true,
        expect.stringContaining('the first 100 rows; there are more'),
      ]);
      expect(session.outcome).toBeNull();
      expect(session.complete('ans')).toEqual(['answer']);
      expect(session.complete('answer session-r')).toContain('session-revoked');
    }));

  test('may be mended before it is named, and then asks for no more', () =>
    withSession(REVOKED, async (session) => {
      const { evidence } = await session.run('logs');
      expect((await session.run('verify')).text).toBe(
        'The affected user is not helped: the last request is answered with 401.',
      );
      await session.run('login');
      await session.run('verify');
      const { text } = await session.run(`answer session-revoked --evidence ${String(evidence)}`);
      expect(text.split('\n').slice(1)).toEqual([`#${String(evidence)} proves it.`]);
      expect(session.outcome).toMatchObject({ how: 'solved' });
    }));

  test('keeps no secret that was printed or typed, whosever it is', () =>
    withSession(plotNamed('jwt-mismatch/rotated-secret'), async (session) => {
      const typed = 'typed-by-the-trainee';
      const { data } = await session.run('env');
      const [process] = data.processes as readonly { readonly environment: Record<string, string> }[];
      const printed = process?.environment.JWT_SECRET ?? '';
      expect(printed.length).toBeGreaterThan(20);
      await session.run('restart --env JWT_EXPIRES_IN=soon --env JWT_SECRET=refused-with-the-rest');
      expect((await session.run(`restart --env "JWT_SECRET=${typed}"`)).ok).toBe(true);
      await session.run('env');
      session.end('given up');
      for (const kept of [JSON.stringify(session.transcript), JSON.stringify(session.debrief)])
        for (const secret of [printed, typed, 'refused-with-the-rest']) expect(kept).not.toContain(secret);
    }));

  test('is void where the harness is at fault, and nobody is graded for it', () =>
    withSession(REVOKED, async (session) => {
      const { data } = await session.run('deploys');
      const [deploy] = data.deploys as readonly { readonly process: string }[];
      process.kill(Number(deploy?.process), 'SIGKILL');
      await waitFor(() => !isAlive(Number(deploy?.process)));
      const { text } = await session.run('request');
      expect(text).toContain('void, by a fault of the harness');
      expect(session.outcome).toMatchObject({ how: 'void', grade: null });
      await expect(session.run('request')).rejects.toThrow('has ended');
    }));

  test('ends when its time is over, in which the machine’s sleep does not count', () =>
    withSession(
      REVOKED,
      async (session, clock) => {
        clock.sleep(3_600_000);
        expect((await session.run('request')).ok).toBe(true);
        expect(session.transcript.events[0]).toMatchObject({ kind: 'asleep', ms: 3_600_000 });
        clock.pass(60_000);
        expect((await session.run('request')).text).toBe('Time is up.');
        expect(session.outcome).toMatchObject({ how: 'time over' });
      },
      { limitMs: 60_000 },
    ));

  test('opens hints one by one, and says nothing of what they would show', () =>
    withSession(REVOKED, async (session) => {
      expect((await session.run('hint')).text).toContain('3 points');
      const opened = [];
      for (let reply = await session.run('hint open'); reply.ok; reply = await session.run('hint open'))
        opened.push(reply.text);
      expect(opened.length).toBeGreaterThan(2);
      expect(opened.at(-1)).toBe('The place\nLook at the session.');
      expect(opened.join('\n')).not.toContain('revoked');
    }));

  test('without points is one without a grade; a tutorial says what is next', () =>
    withSession(
      HEALTHY,
      async (session) => {
        expect(session.advice).toContain('request');
        await session.run('request');
        await session.run('answer healthy --evidence 1');
        expect(session.advice).toContain('verify');
        await session.run('verify');
        expect(session.outcome).toMatchObject({ how: 'solved', grade: null });
      },
      { mode: 'tutorial' },
    ));
});

function plotNamed(name: string): Plot {
  return plotOf(caseNamed(name));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function waitFor(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
