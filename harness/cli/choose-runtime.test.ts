import type { Companion } from '../contract/program';
import { tinyTarget } from '../testing/tiny-target/target';
import { chooseRuntime, type RuntimeQuestion } from './choose-runtime';
import { fakeStrategy } from './fake-world';
import { RUNTIMES, type RuntimeStrategy } from './runtime-strategies';

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

  test('is given with its reason and the option for the other, whoever chose', async () => {
    const choiceOf = async (changes: Partial<RuntimeQuestion>) =>
      (await chooseRuntime(question(changes))).choice;
    expect(await choiceOf({ purpose: 'gate' })).toEqual({
      why: 'the closer one to production for a build that guards',
      other: '--runtime embedded',
    });
    expect(await choiceOf({ env: { CHAOS401_RUNTIME: 'embedded' } })).toEqual({
      why: 'as CHAOS401_RUNTIME asks',
      other: '--runtime docker',
    });
  });

  test('is never Docker of itself for what Docker does not run, nor is that advised', async () => {
    const { process, database } = tinyTarget;
    const bundled = { ...process, program: { kind: 'bundle', file: 'index.ts' } } as const;
    const schema = { command: { argv: ['make-tables'], directory: '/' }, files: [] };
    const targets = [
      [{ process, database }, 'started by a command'],
      [{ process: bundled, database: { ...database, schema } }, 'made by a command'],
      [{ process: { ...bundled, companions: [{} as Companion] }, database }, 'has companions'],
    ] as const;
    for (const [target, why] of targets) {
      const { runtime, says } = await chooseRuntime(question({ purpose: 'gate', target }));
      expect(runtime.name).toBe('embedded');
      expect(says).toMatch(new RegExp(`^Runtime: embedded, since docker cannot serve: [^.]*${why}\\.$`));
      expect((await chooseRuntime(question({ target }))).choice).not.toHaveProperty('other');
      expect(await chosen({ purpose: 'gate', option: 'docker', target })).toBe('docker');
    }
    expect(await chosen({ purpose: 'gate', target: { process: bundled, database } })).toBe('docker');
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

  test('hands on which images were chosen, and to whom progress is told', async () => {
    const told: unknown[] = [];
    const settings = { images: { postgres: 'registry.example.com/postgres:18' }, note: () => undefined };
    const fake = fakeStrategy('docker');
    const docker: RuntimeStrategy = {
      name: 'docker',
      obstacle: async (_, given) => (told.push(given), null),
      load: (given) => (told.push(given), fake.load(given)),
    };
    await chosen({ ...settings, strategies: [docker], option: 'docker' });
    for (const given of told) expect(given).toMatchObject(settings);
    expect(told).toHaveLength(2);
  });

  test('says why Docker was passed over, in the words of the runtime itself', async () => {
    const host = process.env['DOCKER_HOST'];
    process.env['DOCKER_HOST'] = 'unix:///nowhere/docker.sock';
    try {
      expect((await chooseRuntime(question({ purpose: 'gate', strategies: RUNTIMES }))).says).toContain(
        'docker cannot serve: DOCKER_HOST names a socket that does not exist',
      );
    } finally {
      if (host === undefined) delete process.env['DOCKER_HOST'];
      else process.env['DOCKER_HOST'] = host;
    }
  });
});
