import type { Variant } from '../../contract/scenario';
import { breaking, mending } from '../../testing/fake-case';
import { resultOf } from '../../testing/fake-result';
import type { FakeRuntime } from '../../testing/fake-runtime';

jest.mock('../../evidence/send', () => jest.requireActual<object>('../../testing/fake-network'));

describe('a case is not reproduced where', () => {
  test.each<[string, string, (die: () => void, runtime: FakeRuntime) => Partial<Variant>]>([
    [
      'the fix, though it answers well',
      '/fix',
      (die, runtime) => ({
        fixes: [
          mending(runtime, {
            async apply(lane) {
              await mending(runtime).apply(lane);
              die();
            },
          }),
        ],
      }),
    ],
    [
      'all of it, once it is undone',
      '/undo',
      (die, runtime) => ({
        faults: [
          breaking(runtime, {
            async act(lane) {
              lane.undo('die', die);
              await breaking(runtime).act(lane);
            },
          }),
        ],
      }),
    ],
  ])('the target does not outlive %s', async (_, at, variant) => {
    const result = await resultOf((runtime) =>
      variant(() => (runtime.backendOf({ name: 'lane1' }).ended = 'exit code 1'), runtime),
    );
    expect(result).toMatchObject({
      verdict: 'not reproduced',
      differences: [{ at: `${at}/processes/process-of-lane1`, expected: 'alive', got: 'exit code 1' }],
    });
  });
});
