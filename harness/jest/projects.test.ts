import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { scenarioFiles } from '../launch/scenario-files.cjs';

const ROOT = join(__dirname, '..', '..');
const JEST = join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');

interface Package {
  readonly scripts: Readonly<Record<'jest' | 'proofs', string>>;
}
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;

describe("what npm's scripts hand to Jest", () => {
  test('npm test runs every test and every scenario, and no proof', () => {
    const scenarios = scenarioFiles(ROOT).map(({ file }) => file);
    expect(listed(scripts.jest)).toEqual([...sourcesEndingIn('.test.ts'), ...scenarios].sort());
  });

  test('npm run proofs runs every proof, and nothing else', () => {
    expect(listed(scripts.proofs)).toEqual(sourcesEndingIn('.proof.ts'));
  });
});

/** Files that Jest would run, by their paths from the root. */
function listed(script: string): string[] {
  const [, ...options] = script.split(' ');
  const output = execFileSync(process.execPath, [JEST, ...options, '--listTests', '--json'], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return (JSON.parse(output) as string[]).map(fromRoot).sort();
}

function sourcesEndingIn(ending: string): string[] {
  return ['harness', 'target-app', 'scenarios']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(folder, name),
      ),
    )
    .filter((name) => name.endsWith(ending))
    .map((name) => name.split(sep).join('/'))
    .sort();
}

function fromRoot(path: string): string {
  return relative(ROOT, path).split(sep).join('/');
}
