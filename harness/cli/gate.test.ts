import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { notReproduced } from '../reporters/sample-report';
import { fakeEngine } from './fake-engine';
import { fakeStrategy, FakeProject } from './fake-world';

let project: FakeProject;
const workingDirectory = process.cwd();
beforeEach(() => {
  project = new FakeProject();
  process.chdir(project.root);
});
afterEach(() => {
  process.chdir(workingDirectory);
  project.remove();
});

describe('npm run gate', () => {
  test('judges every case with all fixes', async () => {
    const { code, plans } = await project.run(['gate']);
    expect(code).toBe(0);
    expect(plans[0]).toMatchObject({ fixes: 'all', cases: [{}, {}] });
  });

  test('takes names too, which the command under a failure makes use of', async () => {
    const { code, stdout, plans } = await project.run(['gate', 'jwt-mismatch'], { resultOf: notReproduced });
    expect(code).toBe(1);
    expect(plans[0]?.cases).toHaveLength(1);
    expect(stdout).toContain('npm run gate -- jwt-mismatch/rotated-secret --verbose');
  });

  test('writes the reports that are asked for, into folders that it makes', async () => {
    await project.run(['gate', '--report', 'junit=out/a.xml', '--report', 'json=out/b.json']);
    expect(readFileSync(join(project.root, 'out/a.xml'), 'utf8')).toContain(
      '<testcase classname="jwt-mismatch"',
    );
    expect(JSON.parse(readFileSync(join(project.root, 'out/b.json'), 'utf8'))).toMatchObject({
      schema: 1,
      runtime: 'embedded',
      runtimeChoice: { why: 'since docker cannot serve: no engine answers', other: '--runtime docker' },
    });
  });

  test('writes junit.xml by itself with CI=true, but not where another file was named', async () => {
    await project.run(['gate'], { world: { env: { CI: 'true' } } });
    expect(readFileSync('junit.xml', 'utf8')).toContain('tests="2"');
    await project.run(['gate', 'jwt-mismatch', '--report', 'junit=other.xml'], {
      world: { env: { CI: 'true' } },
    });
    expect(readFileSync('junit.xml', 'utf8')).toContain('tests="2"');
    expect(readFileSync('other.xml', 'utf8')).toContain('tests="1"');
  });

  test('writes no JUnit by itself over a report that was asked for', async () => {
    await project.run(['gate', '--report', 'json=./junit.xml'], { world: { env: { CI: 'true' } } });
    expect(JSON.parse(readFileSync('junit.xml', 'utf8'))).toMatchObject({ schema: 1 });
  });

  test('leaves no report of an earlier run where this one comes to none', async () => {
    await project.run(['gate', '--report', 'json=report.json']);
    const engine = { ...fakeEngine([], notReproduced), runPlan: () => Promise.reject(new Error('broken')) };
    await project.run(['gate', '--report', 'json=report.json'], { world: { engine } });
    expect(existsSync('report.json')).toBe(false);
  });

  test('takes Docker where it can serve, else the embedded runtime, and says why', async () => {
    const without = await project.run(['gate']);
    expect(without.plans[0]?.runtime.name).toBe('embedded');
    expect(without.stderr).toContain('Runtime: embedded, since docker cannot serve: no engine answers.');
    expect(without.stdout).toContain('Runtime: embedded, since docker cannot serve: no engine answers.');
    const withDocker = await project.run(['gate'], {
      world: { runtimes: [fakeStrategy('embedded'), fakeStrategy('docker')] },
    });
    expect(withDocker.plans[0]?.runtime.name).toBe('docker');
    expect(withDocker.stderr).toContain('--runtime embedded');
  });
});
