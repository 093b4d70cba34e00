// Hides in a text of a lane's target what nobody may read: its secrets, its people's passwords and tokens, its environment.

import type { LaneParts } from '../../contract/lane';
import type { Person } from '../../contract/person';
import type { TargetDefinition } from '../../contract/target';
import { hider } from '../../support/secrets/hide-secrets';
import { secretVariables } from '../../support/secrets/secret-variables';

export interface LaneSecrets extends Pick<LaneParts, 'secret' | 'secrets' | 'database' | 'deployment'> {
  readonly target: TargetDefinition;
  readonly person: Person;
  readonly bystander: Person;
}

export async function hideOfLane(lane: LaneSecrets): Promise<(text: string) => string> {
  const { secret, secrets = [], database, deployment, target, person, bystander } = lane;
  const hiding = hider();
  hiding.add(secret, ...secrets, database.url, person.password, bystander.password);
  const processes = [deployment.baseline, ...deployment.serving];
  for (const environment of await Promise.all(processes.map((process) => process.environment())))
    hiding.addVariables(environment, secretVariables(target));
  return hiding.hide;
}
