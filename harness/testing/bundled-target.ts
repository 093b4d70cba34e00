// The bundled target, read as any other is, for tests.

import { readTarget } from '../configuration/read-target';
import target from '../../target-app/target';

export const bundledTarget = readTarget(target);
