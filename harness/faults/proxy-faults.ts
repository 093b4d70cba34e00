// The way to the database broken by the fault proxy: cut off, or spoilt by a toxic.

import type { Fault } from '../contract/fault';
import type { Toxic } from '../contract/fault-proxy';
import type { Lane } from '../contract/lane';
import type { Receipt } from '../contract/receipt';
import { awaitEmptyPool, pooledConnections } from './pool';

/** Disabled; the probe is sent once the pool has noticed that its connections are gone. */
export const databaseCutOff: Fault = {
  title: 'the proxy to the database disabled',
  async act(lane) {
    await disableProxy(lane);
    await awaitEmptyPool(lane);
  },
  async witness(lane) {
    const { enabled } = await lane.proxy.state();
    const pooled = await pooledConnections(lane);
    return enabled || pooled !== 0
      ? null
      : { summary: `proxy ${lane.proxy.name} is disabled, the pool holds no connection`, enabled, pooled };
  },
};

/**
 * Adds a toxic to the way to the database; taken back, the proxy is as it was. `toxic` must give the same for the same lane each time: the
 * witness asks again.
 */
export function proxyToxic(toxic: (lane: Lane) => Toxic): Fault {
  return {
    title: 'a toxic on the way to the database',
    async act(lane) {
      restoreProxyAfterwards(lane);
      await lane.proxy.addToxic(toxic(lane));
    },
    async witness(lane) {
      const { enabled, toxics } = await lane.proxy.state();
      const wanted = toxic(lane);
      const found = toxics.find((one) => one.type === wanted.type && one.stream === wanted.stream);
      const pooled = await pooledConnections(lane);
      return enabled && found !== undefined ? describeToxic(lane, found, pooled) : null;
    },
  };
}

/** Cuts the way to the database off until the scenario is taken back, and waits for nothing. */
export async function disableProxy(lane: Lane): Promise<void> {
  restoreProxyAfterwards(lane);
  await lane.proxy.disable();
}

function restoreProxyAfterwards(lane: Lane): void {
  lane.undo('restore the proxy', () => lane.proxy.restore());
}

function describeToxic(lane: Lane, toxic: Toxic, pooled: number): Receipt {
  const attributes = Object.entries(toxic.attributes)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
  return {
    summary: `proxy ${lane.proxy.name} has the toxic ${toxic.type} (${attributes}), the pool holds ${pooled}`,
    toxic,
    pooled,
  };
}
