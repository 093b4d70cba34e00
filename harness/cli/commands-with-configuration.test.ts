import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { notReproduced } from '../reporters/sample-report';
import { FakeProject } from './fake-world';
import lazy from './lazy.cjs';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => {
  project.remove();
  jest.restoreAllMocks();
});

const parts = { configuration: 'my own/chaos401.config.ts' };

describe('a command to be typed goes by the configuration that --config has named:', () => {
  test('the one that shows a failed case again', async () => {
    const { stdout } = await project.run(['gate', 'jwt-mismatch'], { resultOf: notReproduced, parts });
    expect(stdout).toContain("rotated-secret --verbose --config 'my own/chaos401.config.ts'\n");
  });

  test('the one that must have been run before', async () => {
    const { stderr } = await project.run(['scenario', '--last-failed'], { parts });
    expect(stderr).toContain(`scenario -- --all --config 'my own/chaos401.config.ts'" first`);
  });

  test('the one that is next for the doctor', async () => {
    const doctor = lazy.doctor();
    jest.spyOn(lazy, 'doctor').mockReturnValue({ ...doctor, examine: async () => [] });
    const { code, stdout } = await project.run(['doctor'], { parts });
    expect(code).toBe(0);
    expect(stdout).toContain("Next: npm run scenario -- --all --config 'my own/chaos401.config.ts'\n");
    expect((await project.run(['doctor'])).stdout).toContain('Next: npm run scenario -- --all\n');
  });

  test('the one that is next for init, where that wrote it into another directory', async () => {
    const other = join(project.root, 'other');
    mkdirSync(other);
    const { code, stdout } = await project.run(['init', other]);
    expect(code).toBe(0);
    const shown = relative(process.cwd(), join(other, 'chaos401.config.ts'));
    expect(stdout).toContain(`Next: npm run doctor -- --config ${shown}\n`);
  });
});
