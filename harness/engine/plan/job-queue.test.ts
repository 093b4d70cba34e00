import { breaking, fakeCase, fakePlan, quietHooks } from '../../testing/fake-case';
import { FakeRuntime } from '../../testing/fake-runtime';
import { runPlan } from './run-plan';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

describe('a case that mostly waits', () => {
  test('runs beside those that work, without taking the lane of one', async () => {
    const { most, mostAtWork } = await busiest({ lanes: 2, waiting: 3, working: 6 });
    expect(most).toBe(3);
    expect(mostAtWork).toBe(2);
  });

  test('runs alone where one lane was asked for', async () => {
    const { most } = await busiest({ lanes: 1, waiting: 2, working: 2 });
    expect(most).toBe(1);
  });

  test('brings no lane of its own where none waits', async () => {
    const { most } = await busiest({ lanes: 2, waiting: 0, working: 6 });
    expect(most).toBe(2);
  });
});

/** How many cases were under way at the same time, and how many of those that do not wait. */
async function busiest(of: { lanes: number; waiting: number; working: number }) {
  const runtime = new FakeRuntime();
  const underWay = new Set<string>();
  let most = 0;
  let mostAtWork = 0;
  const caseOf = (name: string, waits: number) =>
    fakeCase(runtime, name, {
      waits,
      faults: [
        breaking(runtime, {
          async act(lane) {
            await breaking(runtime).act(lane);
            underWay.add(name);
            most = Math.max(most, underWay.size);
            mostAtWork = Math.max(mostAtWork, [...underWay].filter((one) => one.startsWith('works')).length);
            // Long enough for the other lanes to have begun theirs.
            for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
            underWay.delete(name);
          },
        }),
      ],
    });
  const cases = [
    ...Array.from({ length: of.working }, (_, index) => caseOf(`works-${String(index)}`, 0)),
    ...Array.from({ length: of.waiting }, (_, index) => caseOf(`waits-${String(index)}`, 1)),
  ];
  await runPlan(fakePlan(runtime, cases, { lanes: of.lanes }), quietHooks());
  return { most, mostAtWork };
}
