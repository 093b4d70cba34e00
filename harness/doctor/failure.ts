// Which step an error belongs to, and which keys it names.

import { EndedAtStart } from '../support/process/ended-at-start';
import { withoutKnownNames } from '../support/text/fill-in';
import { messageOf } from '../support/user-error';
import { failed, type StepFinding, type StepId } from './examination';

/** A key of a configuration as errors name it: `database.schema.command`, `signUp[1].sql`. */
const KEY =
  /\b(?:process|companions|variables|database|people|signUp|signIn|signOut|token|probe|log|metrics|requestId)(?:\.[A-Za-z][\w-]*|\[\d+\])+|\b(?:signUp|signIn)\b/g;

/** By the keys that the error names, most particular first. */
const STEP_OF_KEY: readonly (readonly [RegExp, StepId])[] = [
  [/^database\.schema/, 'database'],
  [/^database\.seed/, 'seed'],
  [/^process\.(health|readiness)/, 'ready'],
  [/^process\./, 'command'],
  [/^companions/, 'starts'],
  [/^signUp/, 'signUp'],
  [/^signIn|^token/, 'signIn'],
];

/** `underWay`: the steps that it may belong to, of which none has been told of yet; the first where no key says which. */
export function failureOf(thrown: unknown, underWay: readonly [StepId, ...StepId[]]): StepFinding {
  const says = messageOf(thrown);
  if (thrown instanceof EndedAtStart) return failed('starts', says);
  const keys = [...new Set(withoutKnownNames(says).match(KEY) ?? [])];
  const step =
    STEP_OF_KEY.find(
      ([pattern, one]) => underWay.includes(one) && keys.some((key) => pattern.test(key)),
    )?.[1] ?? underWay[0];
  return keys.length > 0 ? failed(step, says, keys) : failed(step, says);
}
