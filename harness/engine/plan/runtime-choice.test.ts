import { fakeCase, fakePlan, quietHooks } from '../../testing/fake-case';
import { FakeRuntime } from '../../testing/fake-runtime';
import type { Plan } from './plan';
import { runPlan } from './run-plan';
import { runPrevented } from '../run-prevented';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

const runtimeChoice = { why: 'as --runtime asks', other: '--runtime docker' };

function plan(changes: Partial<Plan>): Plan {
  const runtime = new FakeRuntime();
  return fakePlan(runtime, [fakeCase(runtime, 'a')], changes);
}

describe('why a runtime was chosen', () => {
  test('is in the report, and null there where nobody chose', async () => {
    expect(await runPlan(plan({ runtimeChoice }), quietHooks())).toMatchObject({ runtimeChoice });
    expect(await runPlan(plan({}), quietHooks())).toMatchObject({ runtimeChoice: null });
  });

  test('is in the report on preventions too', async () => {
    const hooks = { ...quietHooks(), result: () => undefined };
    expect(await runPrevented(plan({ runtimeChoice, cases: [] }), hooks)).toMatchObject({ runtimeChoice });
  });
});
