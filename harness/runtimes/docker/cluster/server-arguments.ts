// PostgreSQL's settings as arguments of its program.

import { CLUSTER_SETTINGS } from '../../common/cluster-settings';

export const SERVER_COMMAND: readonly string[] = [
  'postgres',
  ...Object.entries(CLUSTER_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];
