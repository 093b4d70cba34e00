import { tinyConfiguration } from '../testing/tiny-target/target';
import { gateTests } from './gate-tests';

const ENOUGH = 'enough of the catalogue applies';

describe('the gate as tests', () => {
  test('is red where fewer variants apply than "atLeast" wants, which is one where it says nothing', async () => {
    await expect(testsOf({})[ENOUGH]?.()).rejects.toThrow(
      'Failed to judge enough of the target tiny: 0 variants judged, and "atLeast" wants 1.',
    );
    await expect(testsOf({ atLeast: 3 })[ENOUGH]?.()).rejects.toThrow('"atLeast" wants 3');
  });

  test('is content with what is named', () => {
    expect(Object.keys(testsOf({}, []))).toEqual([]);
  });
});

/** Bodies by title; without a scenario, nothing applies. */
function testsOf(changes: object, names?: readonly string[]): Record<string, () => Promise<void>> {
  const bodies: Record<string, () => Promise<void>> = {};
  const definition = { ...tinyConfiguration, looks: {}, ...changes };
  gateTests(
    { version: '0', root: __dirname, scenarios: [], target: { file: 'target.ts', definition } },
    {
      describe: (_, tests) => tests(),
      test: { skip: () => undefined, concurrent: (title, body) => void (bodies[title] = body) },
      afterAll: () => undefined,
      fail(message) {
        throw new Error(message);
      },
    },
    names === undefined ? {} : { names },
  );
  return bodies;
}
