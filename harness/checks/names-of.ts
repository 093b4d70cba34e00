// What a target calls its tables, columns, variables and claims, as its definition says.

import type { Names } from '../contract/clues';
import type { TargetDefinition } from '../contract/target';
import { UserError } from '../support/user-error';
import { GUIDE_NAMES } from './guide-names';

type SomeNames = { readonly [Part in keyof Names]?: Partial<Names[Part]> };

/** Undefined where it says nothing of them: the Checks have no words then. */
export function namesOf({ names }: Pick<TargetDefinition, 'names'>): Names | undefined {
  if (names === undefined) return undefined;
  return names === 'guide' ? GUIDE_NAMES : besideGuide(names);
}

/** For what the Checks alone can judge; `to` says what that is. Throws a `UserError` where they have no words. */
export function neededNames(target: Pick<TargetDefinition, 'name' | 'names'>, to: string): Names {
  const names = namesOf(target);
  if (names !== undefined) return names;
  throw new UserError({
    to,
    why: 'the configuration does not say what its tables and columns are called',
    value: target.name,
    remedy: "Add names: 'guide', or names: { tables: { … }, columns: { … } } (docs/configuration.md)",
  });
}

/** Whatever is left out is as the guide has it. */
export function besideGuide({ tables, columns, variables, claims, messages }: SomeNames): Names {
  return {
    tables: { ...GUIDE_NAMES.tables, ...tables },
    columns: { ...GUIDE_NAMES.columns, ...columns },
    variables: { ...GUIDE_NAMES.variables, ...variables },
    claims: { ...GUIDE_NAMES.claims, ...claims },
    messages: { ...GUIDE_NAMES.messages, ...messages },
  };
}
