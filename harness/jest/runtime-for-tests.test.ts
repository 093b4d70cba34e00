import { tinyTarget } from '../testing/tiny-target/target';
import { runtimeForTests } from './runtime-for-tests';

test('is embedded where nobody asks for another, and a wrong one is blamed on who asked', async () => {
  expect((await runtimeForTests(tinyTarget, undefined, {})).name).toBe('embedded');
  await expect(runtimeForTests(tinyTarget, undefined, { CHAOS401_RUNTIME: 'podman' })).rejects.toThrow(
    'CHAOS401_RUNTIME names one that does not exist (podman)',
  );
});
