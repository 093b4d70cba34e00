import { FakeProject } from '../fake-world';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

describe('npm run bench', () => {
  test('names the parts that there are where another is asked for, and measures nothing', async () => {
    const { code, stderr, stdout } = await project.run(['bench', '--only', 'growth,size']);
    expect(code).toBe(64);
    expect(stderr).toBe(
      'Failed to measure that: there is no such part (size). ' +
        'Take some of one-scenario, whole-catalogue, growth, fault-proxies, phases.\n',
    );
    expect(stdout).toBe('');
  });

  test('does not write a page without the parts that were left out', async () => {
    const { code, stderr } = await project.run(['bench', '--only', 'growth', '--write']);
    expect([code, stderr]).toEqual([64, expect.stringContaining('--only would leave the other parts out')]);
  });
});
