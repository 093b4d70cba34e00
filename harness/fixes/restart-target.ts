// The target restarted with the right environment.

import type { StartOptions } from '../contract/deployment';
import type { Fix } from '../contract/fix';
import type { Lane } from '../contract/lane';

/** `options` is what differs from the lane's own environment; nothing by default. */
export function restartTarget(title: string, options: (lane: Lane) => StartOptions = () => ({})): Fix {
  return {
    title,
    async apply(lane) {
      lane.undo('restore the deployment', () => lane.deployment.restore());
      await lane.deployment.restart(options(lane));
    },
  };
}

/** The same, and a login that takes its effect. */
export function restartTargetAndLogIn(
  title: string,
  options: (lane: Lane) => StartOptions = () => ({}),
): Fix {
  const restart = restartTarget(title, options);
  return {
    title,
    async apply(lane) {
      await restart.apply(lane);
      await lane.signIn();
    },
  };
}

/** Two processes again, now alike. */
export function restartBothTargets(title: string): Fix {
  return {
    title,
    async apply(lane) {
      await restartTarget(title).apply(lane);
      await lane.deployment.addBeside({});
    },
  };
}
