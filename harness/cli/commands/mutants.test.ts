import { bundledTarget as target } from '../../testing/bundled-target';
import { SAMPLE_CONFIGURATION } from '../../testing/sample-target';
import { FakeProject, type Outcome } from '../fake-world';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

/** One condition that is answered with 401, in a target whose sources stand in `root`; the fake engine finds all well. */
function mutantsOf(root: string): Promise<Outcome> {
  const response = { status: 401, headers: {}, body: { code: 'invalid_token' } };
  const looks = {
    ...SAMPLE_CONFIGURATION.looks,
    'token-signature-invalid': () => ({ response, logs: [], metric: {} }),
  };
  const definition = { ...SAMPLE_CONFIGURATION, root, looks };
  return project.run(['mutants'], { parts: { target: { file: 'target-app/target.ts', definition } } });
}

describe('npm run mutants', () => {
  test('gives exit code 1 where mutants survive, and their number in the last line', async () => {
    const { code, stdout, plans } = await mutantsOf(target.root);
    expect(code).toBe(1);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('5 mutants, 0 seen red');
    expect(plans).toHaveLength(6);
  });

  test('gives exit code 2 where the sources have moved on, and starts nothing', async () => {
    const { code, stderr, plans } = await mutantsOf(project.root);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Failed to make a mutant: /m);
    expect(plans).toEqual([]);
  });
});
