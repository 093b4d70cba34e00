import { caseNamed, CASES } from '../../testing/catalogue';
import { COOL_DOWN_MS } from '../commands/answer';
import { edgePlot, HEALTHY, plotOf, type Plot } from '../incident/plot';
import { placeOf, type Place } from '../place';
import type { DrillSession } from '../session';
import { withSession } from './held-session.fixture';

const LIMIT_MS = 90_000;

/** Puts something right that was never wrong. */
const WRONG_FIX: Readonly<Record<Place, string>> = {
  token: 'network restore',
  session: 'network restore',
  user: 'client restore',
  database: 'client restore',
  transport: 'network restore',
  configuration: 'client restore',
};

describe('a fool', () => {
  test.each(CASES.map((of) => [of.id, of] as const))(
    'gets no full points for %s: not by guessing, nor by a wrong fix, nor by one that harms others',
    (_id, of) =>
      withSession(plotOf(of), async (session, clock) => {
        const cited = (await session.run('request')).evidence;
        const other = CASES.find(({ cause }) => cause !== of.cause);
        const wrong = await session.run(`answer ${other?.id ?? ''} --evidence ${String(cited)}`);
        expect(wrong).toMatchObject({ ok: true, data: { right: false } });
        expect(wrong.text).not.toContain(of.id);
        expect(wrong.text).not.toContain(of.cause.name);

        const tooSoon = await session.run(`answer ${of.id} --evidence ${String(cited)}`);
        expect([tooSoon.ok, tooSoon.text]).toEqual([false, expect.stringContaining('in 30 s')]);
        clock.pass(COOL_DOWN_MS);
        const right = await session.run(`answer ${of.id} --evidence ${String(cited)}`);
        expect(right).toMatchObject({ ok: true, data: { right: true } });

        await session.run(WRONG_FIX[placeOf(of)]);
        expect(await session.run('verify')).toMatchObject({ data: { mended: false } });
        expect(session.outcome).toBeNull();

        await mendByForce(session);
        await session.run('verify');
        const { grade } = session.end('given up');
        expect(grade?.points).toBeLessThan(100);
        expect(grade?.deductions.find(({ item }) => item === 'wrong answers')?.points).toBe(10);
      }),
    LIMIT_MS,
  );

  test.each([
    ['healthy', HEALTHY],
    ['edge', edgePlot(403)],
  ] as const)(
    'is wrong who names a fault where it is %s',
    (_name, plot: Plot) =>
      withSession(plot, async (session, clock) => {
        await session.run('request');
        for (const of of CASES.slice(0, 3)) {
          const reply = await session.run(`answer ${of.id} --evidence 1`);
          expect(reply.data).toMatchObject({ right: false });
          clock.pass(COOL_DOWN_MS);
        }
        const other = plot === HEALTHY ? 'edge' : 'healthy';
        expect((await session.run(`answer ${other} --evidence 1`)).data).toMatchObject({ right: false });
      }),
    LIMIT_MS,
  );

  test(
    'who empties the table, or changes the secret, has harmed others',
    () =>
      withSession(plotOf(caseNamed('session-revoked/revoked-row')), async (session) => {
        await session.run('sql DELETE FROM sessions');
        await session.run('login');
        const emptied = await session.run('verify');
        expect(emptied.data).toMatchObject({ mended: false });
        expect(emptied.text).toContain("Another user's session");
        await session.run('restart --env JWT_SECRET=quite-another-one');
        await session.run('login');
        expect((await session.run('verify')).text).toContain('needlessly changed');
      }),
    LIMIT_MS,
  );

  test(
    'who logs in again where tokens live for a second has mended nothing',
    () =>
      withSession(plotOf(caseNamed('jwt-expired/short-lifetime')), async (session) => {
        await session.run('login');
        expect((await session.run('verify')).data).toMatchObject({ mended: false });
      }),
    LIMIT_MS,
  );
});

/** All that can be put right at once, and a secret that nobody asked for. */
async function mendByForce(session: DrillSession): Promise<void> {
  const lines = [
    'database restore',
    'network restore',
    'edge restore',
    'restart --like 1 --env JWT_SECRET=another',
    'login',
  ];
  for (const line of lines) await session.run(line);
}
