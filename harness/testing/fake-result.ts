// The result of one case on a fresh fake backend.

import type { Result } from '../contract/result';
import type { Variant } from '../contract/scenario';
import { runPlan } from '../engine/plan/run-plan';
import type { FakeBackend } from './fake-backend';
import { fakeCase, fakePlan, quietHooks } from './fake-case';
import { FAKE_TARGET } from './fake-target';
import { FakeRuntime } from './fake-runtime';

/** Wants `evidence/send` replaced by `fake-network`. */
export async function resultOf(
  changes: (runtime: FakeRuntime) => Partial<Variant> = () => ({}),
  prepare: (backend: FakeBackend) => void = () => undefined,
  target = FAKE_TARGET,
): Promise<Result> {
  const runtime = new FakeRuntime((backend) => prepare(backend));
  const { results } = await runPlan(
    fakePlan(runtime, [fakeCase(runtime, 'case', changes(runtime))], { target }),
    quietHooks(),
  );
  return results[0] as Result;
}
