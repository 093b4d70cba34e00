// A second target process beside the first, with another environment, both behind the edge.

import type { StartOptions } from '../contract/deployment';
import type { Fault } from '../contract/fault';
import type { Lane } from '../contract/lane';
import { loadedSecret, witnessEnvironment } from './restart-with';

/**
 * Starts a second process beside the first, with what `options` changes of its environment; the edge asks both in turn, the new one first.
 * `options` must give the same for the same lane each time: the witness asks again. Rejects where the process does not come up.
 */
export function secondProcess(title: string, options: (lane: Lane) => StartOptions): Fault {
  return {
    title,
    async act(lane) {
      lane.undo('restore the deployment', () => lane.deployment.restore());
      await lane.deployment.addBeside(options(lane));
    },
    async witness(lane) {
      const [added, first] = lane.deployment.serving;
      if (added === undefined || first === undefined) return null;
      const receipt = await witnessEnvironment(lane, added, options(lane));
      if (receipt === null) return null;
      const besides = loadedSecret(lane, first);
      return {
        ...receipt,
        summary: `${receipt.summary}, beside process ${first.id}`,
        besides: { process: first.id, secretFingerprint: besides },
      };
    },
  };
}
