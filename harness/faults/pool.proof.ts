import type { Connections } from '../contract/deployment';
import type { Lane } from '../contract/lane';
import type { EngineLane } from '../engine/lane/open-lane';
import { reconnectDatabase } from '../fixes/repair-database';
import { bundledTarget } from '../testing/bundled-target';
import { OPEN_LIMIT_MS, openedLanes, type OpenedLanes } from '../testing/opened-lanes';
import { coldPool } from './pool';

describe('a pool emptied on a real lane', () => {
  let opened: OpenedLanes;
  let lane: EngineLane;
  beforeAll(async () => {
    opened = await openedLanes(bundledTarget);
    [lane] = opened.lanes;
    await lane.prepare();
  }, OPEN_LIMIT_MS);
  afterAll(() => opened.close(), OPEN_LIMIT_MS);

  test('lets its next login through again', async () => {
    await coldPool.act(lane);
    expect(await coldPool.witness(lane, [])).toMatchObject({ pooled: 0 });
    expect(await lane.proxy.state()).toMatchObject({ enabled: true });
    await expect(lane.signIn()).resolves.toMatchObject({ userId: lane.person.id });
    await lane.takeBack();
  });

  test('is taken back where it fails half-way, with the proxy disabled', async () => {
    const failing = withGauge(lane, () => Promise.reject(new Error('The gauge cannot be read.')));
    await expect(coldPool.act(failing)).rejects.toThrow('The gauge cannot be read.');
    expect(await lane.proxy.state()).toMatchObject({ enabled: false });
    await lane.takeBack();
    expect(await lane.proxy.state()).toMatchObject({ enabled: true });
    await expect(lane.signIn()).resolves.toMatchObject({ userId: lane.person.id });
  });
});

function withGauge(lane: EngineLane, poolGauge: Lane['poolGauge']): Lane {
  return Object.create(lane, { poolGauge: { value: poolGauge } }) as Lane;
}

describe('a pool that does not note which of its connections were closed', () => {
  /** Hands one of them out at each login, which fails of it; for ever the same one where it is `stuck`. */
  function laneWith({ closing, stuck = false }: { closing: number; stuck?: boolean }) {
    const seen = { closing, logins: 0, closingWhenEnabled: null as number | null };
    const connections = (): Connections => ({ established: 0, closing: seen.closing });
    const lane = {
      target: bundledTarget,
      timing: { graceMs: 0, deadlineMs: stuck ? 0 : 60_000 },
      bystander: { id: 'bystander' },
      poolGauge: async () => null,
      proxy: {
        address: { host: '127.0.0.1', port: 1 },
        disable: async () => undefined,
        enable: async () => void (seen.closingWhenEnabled = seen.closing),
        restore: async () => undefined,
      },
      deployment: { serving: [{ connectionsTo: async () => connections() }] },
      undo: () => undefined,
      logIn: async ({ id }: { readonly id: string }) => {
        if (id === 'bystander') seen.logins += 1;
        if (!stuck && seen.closing > 0) seen.closing -= 1;
        throw new Error('The login failed.');
      },
    } as unknown as Lane;
    return { lane, seen };
  }

  test('is emptied by logins of somebody else, before new connections are let through', async () => {
    const { lane, seen } = laneWith({ closing: 3 });
    await coldPool.act(lane);
    expect(seen).toEqual({ closing: 0, logins: 3, closingWhenEnabled: 0 });
  });

  test('gives none of them to the user once the database is reachable again', async () => {
    const { lane, seen } = laneWith({ closing: 3 });
    await reconnectDatabase.apply(lane);
    expect(seen).toMatchObject({ closing: 0, logins: 3 });
  });

  test('and never lets go of them is no empty pool, and no database that is reachable again', async () => {
    const why = 'The pool still holds connections that were closed.';
    await expect(coldPool.act(laneWith({ closing: 1, stuck: true }).lane)).rejects.toThrow(why);
    await expect(reconnectDatabase.apply(laneWith({ closing: 1, stuck: true }).lane)).rejects.toThrow(why);
  });
});
