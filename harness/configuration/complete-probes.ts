// The requests that are judged.

import type { ProbeConfiguration } from '../contract/configuration';
import type { ProbeRequest } from '../contract/target';
import { fillInAll } from '../support/text/fill-in';
import { lowerCased } from './lower-cased';
import { sessionValues } from './values';

export type ProbesConfiguration = string | ProbeConfiguration | readonly ProbeConfiguration[];

/** The first of them, and those behind it. */
export function completeProbes(probes: ProbesConfiguration): readonly [ProbeRequest, ...ProbeRequest[]] {
  const listed = typeof probes === 'string' ? [{ path: probes }] : Array.isArray(probes) ? probes : [probes];
  const [first, ...others] = (listed as readonly ProbeConfiguration[]).map((one, index) =>
    probeOf(one, listed.length === 1 ? 'probe' : `probe[${String(index)}]`),
  );
  if (first === undefined) throw new Error('probe: must hold at least one');
  return [first, ...others];
}

/** `key` is where it stands in the configuration. */
function probeOf(
  { name = 'probe', method = 'GET', path, headers, body }: ProbeConfiguration,
  key: string,
): ProbeRequest {
  return {
    name,
    method,
    path,
    ...(body === undefined ? {} : { body }),
    ...(headers === undefined
      ? {}
      : {
          headers: (session) => lowerCased(fillInAll(headers, sessionValues(session), `${key}.headers`)),
        }),
  };
}
