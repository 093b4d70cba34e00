import { SAMPLE_CONFIGURATION } from '../../testing/sample-target';
import { FakeProject } from '../fake-world';

const NAMELESS = { ...SAMPLE_CONFIGURATION, names: undefined };

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

const run = (...argv: string[]) =>
  project.run(argv, { parts: { target: { file: 'chaos401.config.ts', definition: NAMELESS } } });

describe('a configuration that does not say what its backend calls things', () => {
  test.each([
    [['drill'], 'hold a drill'],
    [['drill', '--course'], 'hold a drill'],
    [['matrix'], 'compare the variants'],
  ])(
    'gets none of what the Checks alone can judge, and is told so before anything is started: %s',
    async (argv, to) => {
      const { code, stdout, stderr, plans } = await run(...argv);
      expect(stderr).toBe(
        `Failed to ${to}: the configuration does not say what its tables and columns are called (sample). ` +
          "Add names: 'guide', or names: { tables: { … }, columns: { … } } (docs/configuration.md).\n",
      );
      expect({ code, stdout, plans }).toEqual({ code: 2, stdout: '', plans: [] });
    },
  );

  test('still has the rubric, and a gate without the Checks', async () => {
    expect((await run('drill', '--rubric')).code).toBe(0);
    const { code, plans } = await run('gate');
    expect(code).toBe(0);
    expect(plans[0]?.checker).toBeUndefined();
  });
});
