// A health check of the session table, which somebody watches: it warns before a user comes.

import type { Fix } from '../contract/fix';
import type { Lane } from '../contract/lane';
import type { Prevention } from '../contract/prevention';

/** `then` is what whoever was warned does about it. */
export function sessionHealth(then: Fix): Prevention {
  return {
    title: 'Watch the health of the sessions',
    needs: ['variable:sessionHealth', 'session health'],
    variables: { sessionHealth: 'true' },
    async begin(lane) {
      const { path, well, unwell } = healthOf(lane);
      const before = await ask(lane);
      if (!well.includes(before.status))
        throw new Error(`${path} answered ${before.status} before anything was broken.`);
      return async () => {
        const after = await ask(lane);
        return unwell.includes(after.status)
          ? {
              summary: `${path} turned from ${before.status} to ${after.status} before any user came: ${JSON.stringify(after.body)}`,
              before: before.body,
              after: after.body,
            }
          : null;
      };
    },
    then,
  };
}

function ask(lane: Lane) {
  return lane.send({ method: 'GET', path: healthOf(lane).path, headers: {} });
}

function healthOf({ target }: Lane) {
  if (target.sessionHealth === undefined)
    throw new Error(`The target ${target.name} has no health check of its sessions.`);
  return target.sessionHealth;
}
