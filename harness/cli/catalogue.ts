// The scenarios and the target of this project, checked.

import type { Cause } from '../contract/scenario';
import type { TargetDefinition } from '../contract/target';
import lazy from './lazy.cjs';
import type { Parts } from './parts';

export interface Catalogue {
  readonly causes: readonly Cause[];
  readonly target: TargetDefinition;
}

/** Throws a `UserError` that lists every fault. */
export function readCatalogue({ scenarios, target }: Parts): Catalogue {
  const causes = lazy.loadCauses()(scenarios);
  return { causes, target: lazy.readTarget()(target.definition, { file: target.file, causes }) };
}
