// Which variables of a target hold what lets somebody in, whatever they are called.

import type { TargetDefinition } from '../../contract/target';

export function secretVariables({
  variables,
  secrets = [],
  database,
}: Pick<TargetDefinition, 'variables' | 'secrets' | 'database'>): readonly string[] {
  return [variables.secret, variables.databaseUrl, database.variables?.password, ...secrets].filter(
    (name) => name !== undefined,
  );
}
