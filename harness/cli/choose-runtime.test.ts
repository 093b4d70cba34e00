import { chooseRuntime, type RuntimeQuestion } from './choose-runtime';
import { fakeStrategy } from './fake-world';
import { RUNTIMES } from './runtime-strategies';

const both = [fakeStrategy('embedded'), fakeStrategy('docker')];
const question = (changes: Partial<RuntimeQuestion> = {}): RuntimeQuestion => ({
  purpose: 'scenario',
  option: undefined,
  env: {},
  strategies: both,
  ...changes,
});

async function chosen(changes?: Partial<RuntimeQuestion>): Promise<string> {
  return (await chooseRuntime(question(changes))).runtime.name;
}

describe('the choice of the runtime', () => {
  test('is embedded for a person, Docker for the gate, where both can serve', async () => {
    expect(await chosen()).toBe('embedded');
    expect(await chosen({ purpose: 'gate' })).toBe('docker');
  });

  test('falls to the other where the preferred one cannot serve', async () => {
    const strategies = [fakeStrategy('embedded', 'no binaries'), fakeStrategy('docker')];
    expect(await chosen({ strategies })).toBe('docker');
    expect((await chooseRuntime(question({ strategies }))).says).toContain(
      'embedded cannot serve: no binaries',
    );
  });

  test('is the environment’s, and the option goes before it', async () => {
    expect(await chosen({ env: { CHAOS401_RUNTIME: 'docker' } })).toBe('docker');
    expect(await chosen({ env: { CHAOS401_RUNTIME: 'docker' }, option: 'embedded' })).toBe('embedded');
    expect(await chosen({ env: { CHAOS401_RUNTIME: '' } })).toBe('embedded');
  });

  test('never falls back from an explicit one', async () => {
    const strategies = [fakeStrategy('embedded'), fakeStrategy('docker', 'no engine answers')];
    await expect(chosen({ strategies, option: 'docker' })).rejects.toMatchObject({ exitCode: 2 });
  });

  test('refuses an unknown name with where it came from, exit code 64', async () => {
    const refusal = chosen({ env: { CHAOS401_RUNTIME: 'podman' } });
    await expect(refusal).rejects.toMatchObject({ exitCode: 64 });
    await expect(refusal).rejects.toThrow('CHAOS401_RUNTIME names one that does not exist (podman)');
  });

  test('names every obstacle where none can serve', async () => {
    const strategies = [fakeStrategy('embedded', 'no binaries'), fakeStrategy('docker', 'no engine answers')];
    await expect(chosen({ strategies })).rejects.toThrow(
      /embedded cannot serve: no binaries; docker cannot serve: no engine answers/,
    );
  });

  test('says of Docker, for now, that it is not there yet', async () => {
    const refusal = chosen({ strategies: RUNTIMES, option: 'docker' });
    await expect(refusal).rejects.toMatchObject({ exitCode: 2 });
    await expect(refusal).rejects.toThrow('not there yet');
  });
});
