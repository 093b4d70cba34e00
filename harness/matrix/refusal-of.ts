// The 401 that a variant gives, as the target's definition has it: what everybody sees first.

import { lookFor } from '../contract/look-for';
import type { Case } from '../contract/scenario';
import type { Signature } from '../contract/signature';
import type { Facts, TargetDefinition } from '../contract/target';

const REFUSED = 401;

export interface Refusal extends Signature {
  /** `GET`, or `OPTIONS` where the preflight is what is refused. */
  readonly method: string;
}

/** Of the first of its probes that is refused; null where none is. */
export function refusalOf({ variant }: Case, target: TargetDefinition): Refusal | null {
  const probes = variant.probes ?? [{ sends: 'session check', condition: variant.condition } as const];
  for (const { sends, condition } of probes) {
    const method = sends === 'preflight' ? 'OPTIONS' : target.probe.method;
    const look = lookFor(target, { condition })?.({
      ...SOMEBODY,
      method,
      path: target.probe.path,
      origin: target.origin ?? null,
    });
    if (look?.response.status === REFUSED) return { ...look, method };
  }
  return null;
}

/** What differs from request to request, in words. */
const SOMEBODY = {
  credential: null,
  session: { token: '<token>', userId: '<user id>' },
  person: { id: '<user id>', email: '<email>', password: '', role: '<role>' },
  requestId: '<request id>',
} as const satisfies Partial<Facts>;
