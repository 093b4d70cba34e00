// Which step an error belongs to, and which keys it names.

import { EndedAtStart } from '../support/ended-at-start';
import { messageOf } from '../support/user-error';
import { failed, type StepFinding, type StepId } from './examination';

/** A key of a configuration as errors name it: `database.schema.command`, `signUp[1].sql`. */
const KEY =
  /\b(?:process|companions|variables|database|people|signUp|signIn|signOut|token|probe|log|metrics|requestId)(?:\.[A-Za-z]\w*|\[\d+\])+|\b(?:signUp|signIn)\b/g;

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

/** `otherwise`: the step that was under way. */
export function failureOf(thrown: unknown, otherwise: StepId): StepFinding {
  const says = messageOf(thrown);
  if (thrown instanceof EndedAtStart) return failed('starts', says);
  const keys = [...new Set(says.match(KEY) ?? [])];
  const step = STEP_OF_KEY.find(([pattern]) => keys.some((key) => pattern.test(key)))?.[1] ?? otherwise;
  return keys.length > 0 ? failed(step, says, keys) : failed(step, says);
}
