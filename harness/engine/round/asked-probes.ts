// The requests of a variant as they are sent to a target: each with what it must show there.

import { lookFor } from '../../contract/look-for';
import type { Case, Probe, Variant } from '../../contract/scenario';
import type { Look, ProbeRequest, TargetDefinition } from '../../contract/target';

export interface AskedProbe extends Probe {
  readonly request: ProbeRequest;
  readonly look: Look;
}

/**
 * Those that are judged: the variant's own, or each of the target's; `only` that one where each needs an injection of its own. Throws where the
 * target does not say how one looks.
 */
export function askedProbes(
  of: Pick<Case, 'id' | 'variant'>,
  target: TargetDefinition,
  only = target.probe,
): AskedProbe[] {
  const { probes, condition, once = false } = of.variant;
  const all: readonly AtTarget[] = probes ?? eachOf(target, condition);
  return all
    .filter((probe) => !once || probe.request === undefined || probe.request === only)
    .map((probe) => asked(target, probe, of));
}

/** Those that `askedProbes` leaves out where it is not told to ask `only` them. */
export function probesApart({ probes, once = false }: Variant, { moreProbes = [] }: TargetDefinition) {
  return once && probes === undefined ? moreProbes : [];
}

/** Those that must be answered well before the fault and after the fix. */
export function healthyProbes({ healthy }: Pick<Variant, 'healthy'>, target: TargetDefinition): AskedProbe[] {
  return (healthy ?? eachOf(target, 'healthy')).map((probe) => asked(target, probe));
}

type AtTarget = Probe & { readonly request?: ProbeRequest };

function eachOf(target: TargetDefinition, condition: Probe['condition']): AtTarget[] {
  const { probe, moreProbes = [] } = target;
  return [probe, ...moreProbes].map((request, index) => ({
    role: index === 0 ? 'probe' : `probe-${request.name}`,
    sends: 'session check',
    condition,
    request,
  }));
}

function asked(target: TargetDefinition, probe: AtTarget, of?: Pick<Case, 'id' | 'variant'>): AskedProbe {
  const { condition, request = target.probe } = probe;
  const look = lookFor(target, { condition, probe: request.name, ...(of === undefined ? {} : { of }) });
  if (look === null) throw new Error(`The target ${target.name} does not say how ${condition} looks.`);
  return { ...probe, request, look };
}
