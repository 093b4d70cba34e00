import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Clues } from '../contract/clues';
import { sampleReport, sampleResult } from '../reporters/sample-report';
import { fakeEngine } from './fake-engine';
import { FakeProject, type FakeOptions } from './fake-world';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

describe('npm run matrix', () => {
  test('runs every variant on the embedded runtime, and fails where one is not found', async () => {
    const { code, stdout, plans } = await project.run(['matrix']);
    expect(plans).toMatchObject([{ fixes: 'first', runtime: { name: 'embedded' }, cases: [{}, {}] }]);
    expect(stdout).toContain('0 of 2 on the diagonal');
    expect(code).toBe(1);
  });

  test('writes its picture among the documents, or to the file that is named', async () => {
    await project.run(['matrix']);
    expect(readFileSync(join(project.root, 'docs/matrix.svg'), 'utf8')).toMatch(/^<svg /);
    const named = join(project.root, 'out', 'picture.svg');
    await project.run(['matrix', '--svg', named]);
    expect(existsSync(named)).toBe(true);
  });

  test('prints one JSON document, and nothing else, with --json', async () => {
    const { stdout } = await project.run(['matrix', '--json'], looking());
    expect(Object.keys(JSON.parse(stdout) as object)).toEqual([
      'schema',
      'variants',
      'diagonal',
      'alike',
      'undeclared',
      'stale',
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, variants: 2, diagonal: 0 });
  });

  test('keeps the picture that is there where the run ends without one', async () => {
    const named = join(project.root, 'picture.svg');
    writeFileSync(named, 'of an earlier run');
    const engine = fakeEngine([], (of) => sampleResult(of));
    const runPlan = () => Promise.reject(new Error('it broke off'));
    await project.run(['matrix', '--svg', named], { world: { engine: { ...engine, runPlan } } });
    expect(readFileSync(named, 'utf8')).toBe('of an earlier run');
  });

  test('says what to do where the picture cannot be written, before anything is run', async () => {
    const { code, stderr, plans } = await project.run(['matrix', '--svg', '/dev/null/picture.svg']);
    expect({ code, plans }).toEqual({ code: 2, plans: [] });
    expect(stderr).toMatch(
      /^Failed to write the picture: .* \(\/dev\/null\/picture\.svg\)\. Name another file/,
    );
  });
});

/** An engine that lets everything be looked at, where there is nothing to see. */
function looking(): FakeOptions {
  const engine = fakeEngine([], (of) => sampleResult(of));
  return {
    world: {
      engine: {
        ...engine,
        async runPlan({ cases, checker }) {
          if (checker !== undefined)
            for (const of of cases)
              await checker.look(of, { names: checker.names, path: '/' } satisfies Clues);
          return sampleReport(cases.map((of) => sampleResult(of)));
        },
      },
    },
  };
}
