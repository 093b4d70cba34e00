import type { HttpResponse } from '../harness/contract/http';
import type { Stack } from '../harness/contract/runtime';
import { openLane, type EngineLane } from '../harness/engine/lane/open-lane';
import { timingFor } from '../harness/engine/timing';
import { embeddedRuntime } from '../harness/runtimes/embedded';
import { bundledTarget as target } from '../harness/testing/bundled-target';

const LIMIT_MS = 60_000;

describe('the refresh of a session, against a real database', () => {
  let stack: Stack;
  let lane: EngineLane;
  beforeAll(async () => {
    const timing = timingFor();
    const note = (line: string) => process.stderr.write(`${line}\n`);
    stack = await embeddedRuntime.open({ target, timing, note });
    lane = openLane(await stack.openLane({ name: 'refresh', ownCluster: false }), target, timing);
    await lane.deployment.restart({ variables: { tokenRefresh: 'true', sessionHealth: 'true' } });
  }, LIMIT_MS);
  beforeEach(() => lane.prepare());
  afterAll(() => stack.close(), LIMIT_MS);

  test('gives a new token that is good, and the old one has expired and was not revoked', async () => {
    const old = lane.session.token;
    const answer = await post('/api/auth/refresh', old);
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } });
    expect((await check(tokenIn(answer))).status).toBe(200);
    expect(await check(old)).toMatchObject({ status: 401, body: { code: 'session_expired' } });
    expect(await rows()).toEqual([
      { isactive: true, expired: false },
      { isactive: true, expired: true },
    ]);
  });

  test('lets one alone succeed of many that ask with the same token at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => post('/api/auth/refresh', lane.session.token)),
    );
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 401, 401, 401, 401, 401]);
    expect(await rows()).toHaveLength(2);
  });

  test('looks like no clean-up to the health of the sessions, however often it is done', async () => {
    let token = lane.session.token;
    for (let times = 0; times < 3; times += 1) token = tokenIn(await post('/api/auth/refresh', token));
    expect(await health()).toMatchObject({
      status: 200,
      body: { status: 'ok', why: null, sessions: 5, recent: 5, recentRevoked: 0 },
    });
  });

  test('refuses a session that was revoked, and a user who was deactivated', async () => {
    const { token } = lane.session;
    await lane.database.query('UPDATE users SET isActive = false WHERE id = $1', [lane.person.id]);
    expect(await post('/api/auth/refresh', token)).toMatchObject({
      status: 401,
      body: { code: 'user_inactive' },
    });
    await lane.database.query('UPDATE sessions SET isActive = false WHERE token = $1', [token]);
    expect(await post('/api/auth/refresh', token)).toMatchObject({ body: { code: 'session_revoked' } });
    expect(await rows()).toHaveLength(1);
  });

  test('the health of the sessions sees a log-out as no clean-up', async () => {
    await post('/api/auth/logout', lane.session.token);
    expect(await health()).toMatchObject({ status: 200, body: { recent: 2, recentRevoked: 1 } });
  });

  const post = (path: string, token: string): Promise<HttpResponse> =>
    lane.send({ method: 'POST', path, headers: { authorization: `Bearer ${token}` } });
  const check = (token: string): Promise<HttpResponse> =>
    lane.send({ ...target.probe, headers: { authorization: `Bearer ${token}` } });
  const health = () => lane.send({ method: 'GET', path: '/health/sessions', headers: {} });
  const rows = async () =>
    (
      await lane.database.query(
        'SELECT isActive, expiresAt <= now() AS expired FROM sessions WHERE userId = $1 ORDER BY expired',
        [lane.person.id],
      )
    ).rows;
});

function tokenIn({ body }: HttpResponse): string {
  return (body as { token: string }).token;
}
