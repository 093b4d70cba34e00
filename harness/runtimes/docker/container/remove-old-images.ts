// Removes the images that earlier states of the target's sources have left, but for what another run may be about to use.

import { getContainerRuntimeClient } from 'testcontainers';

/** On every image of a target; its value is the target's name. */
export const TARGET_LABEL = 'chaos-401.target';
/** On what a Dockerfile's earlier stages leave without a name. */
const STAGE_LABEL = 'chaos-401.stage';

const DAY_S = 24 * 60 * 60;

/** `label`: of those that are of the same kind, `name=value`. */
export async function removeOldImages(label: string, current: string): Promise<void> {
  const { container } = await getContainerRuntimeClient();
  const { dockerode } = container;
  const ofKind = await dockerode.listImages({ filters: { label: [label] } });
  const old = ofKind.filter(
    ({ Created, RepoTags }) => Date.now() / 1000 - Created > DAY_S && !(RepoTags ?? []).includes(current),
  );
  // One that a container uses is refused, and stays until the next time.
  await Promise.allSettled(old.map(({ Id }) => dockerode.getImage(Id).remove()));
  await dockerode
    .pruneImages({ filters: { dangling: ['true'], label: [STAGE_LABEL], until: [`${String(DAY_S)}s`] } })
    .catch(() => undefined);
}
