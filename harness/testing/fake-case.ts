// A case for the fake backend, right in every part, and a plan to run it.

import type { Fault } from '../contract/fault';
import type { Fix } from '../contract/fix';
import type { Case, Variant } from '../contract/scenario';
import type { Timing } from '../contract/timing';
import { ONCE, type Hooks, type Plan } from '../engine/plan/plan';
import { FAKE_TARGET } from './fake-target';
import type { FakeRuntime } from './fake-runtime';

/** Longer than anything here takes. */
const FOREVER_MS = 60_000;

export const FAKE_TIMING: Timing = {
  connectTimeoutMs: FOREVER_MS,
  queryTimeoutMs: FOREVER_MS,
  shortQueryTimeoutMs: FOREVER_MS,
  graceMs: FOREVER_MS,
  deadlineMs: FOREVER_MS,
  says: 'no limits',
};

export function breaking(runtime: FakeRuntime, changes: Partial<Fault> = {}): Fault {
  return {
    title: 'the backend broken',
    async act(lane) {
      lane.undo('mend the backend', () => void (runtime.backendOf(lane).broken = false));
      runtime.backendOf(lane).broken = true;
    },
    witness: async (lane) => (runtime.backendOf(lane).broken ? { summary: 'it is broken' } : null),
    ...changes,
  };
}

export function mending(runtime: FakeRuntime, changes: Partial<Fix> = {}): Fix {
  return {
    title: 'Mend it',
    async apply(lane) {
      Object.assign(runtime.backendOf(lane), { broken: false, ended: null });
    },
    ...changes,
  };
}

export function fakeCase(runtime: FakeRuntime, name: string, changes: Partial<Variant> = {}): Case {
  const variant: Variant = {
    summary: 'The backend breaks.',
    condition: 'broken',
    faults: [breaking(runtime)],
    fixes: [mending(runtime)],
    ...changes,
  };
  const meta = { title: 'Fake', symptom: 'It breaks.', causes: ['A test.'], solution: ['Mend it.'] };
  return { id: name, cause: { name: 'fake', meta, variants: { [name]: variant } }, variant };
}

export function fakePlan(runtime: FakeRuntime, cases: readonly Case[], changes: Partial<Plan> = {}): Plan {
  return {
    cases,
    target: FAKE_TARGET,
    runtime,
    ...ONCE,
    fixes: 'all',
    seed: 1,
    timing: FAKE_TIMING,
    tool: 'test',
    ...changes,
  };
}

export function quietHooks(changes: Partial<Hooks> = {}): Hooks {
  return { reporters: [], note: () => undefined, signal: new AbortController().signal, ...changes };
}
