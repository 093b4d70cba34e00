import { execFile } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');
const EXAMPLE = join(ROOT, 'examples', 'fastify-cookies');
const LIMIT_MS = 600_000;

/** A directory outside of the repository, with the tarball installed. */
let project = '';
let installed = '';

beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'chaos-401-package-'));
  const { stdout } = await well(run('npm', ['pack', '--silent', '--pack-destination', project], ROOT));
  const tarball = join(project, stdout.trim().split('\n').at(-1) ?? '');
  cpSync(EXAMPLE, project, {
    recursive: true,
    filter: (path) => !/node_modules|chaos401\.config\.ts$/.test(path.slice(EXAMPLE.length)),
  });
  const versions = versionsOf('jest', 'typescript', '@types/node');
  await well(run('npm', ['install', '--no-audit', '--no-fund', '--save-dev', tarball, ...versions]));
  installed = join(project, 'node_modules', 'chaos-401');
}, LIMIT_MS);

afterAll(() => rmSync(project, { recursive: true, force: true }));

describe('the package, installed outside of the repository,', () => {
  test('holds no test, and has no install script', () => {
    const files = readdirSync(installed, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => /\.(test|proof|fixture)\.ts$/.test(file))).toEqual([]);
    const { scripts } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
  });

  test(
    'runs a scenario on the bundled backend where there is no configuration, and writes nothing into itself',
    async () => {
      const before = stateOf(installed);
      const { stdout, code } = await chaos('scenario', 'jwt-mismatch', '--json', '--runtime', 'embedded');
      expect(JSON.parse(stdout)).toMatchObject({
        verdict: 'reproduced',
        target: 'contrezz',
        results: [{ id: 'jwt-mismatch/rotated-secret', verdict: 'reproduced' }],
      });
      expect(code).toBe(0);
      expect(stateOf(installed)).toEqual(before);
    },
    LIMIT_MS,
  );

  test(
    'names commands as they are typed there',
    async () => {
      const { stderr, code } = await chaos('scenario', 'jwt-mismach');
      expect(stderr).toContain('Run "npx chaos-401 scenario --list" for all names.');
      expect(code).toBe(64);
      const { stdout } = await chaos('--help');
      expect(stdout).toContain('Usage: npx chaos-401 <command> [options]');
      expect(stdout).not.toContain('mutants');
    },
    LIMIT_MS,
  );

  test(
    'writes a configuration that fits one of the examples but for what only its team knows, and judges by it',
    async () => {
      const written = await chaos('init');
      expect(written.stdout).toMatch(/\d+ keys, \d+ guess/);
      expect((await chaos('init')).code).toBe(2);
      const { stdout } = await chaos('doctor', '--json', '--runtime', 'embedded');
      const { steps } = JSON.parse(stdout) as { readonly steps: readonly { readonly status: string }[] };
      expect(steps.filter(({ status }) => status === 'failed')).toEqual([]);
      const gate = await chaos(
        'scenario',
        'jwt-mismatch',
        'token-missing/no-header',
        '--json',
        '--runtime',
        'embedded',
      );
      expect(JSON.parse(gate.stdout)).toMatchObject({ verdict: 'reproduced', target: 'shelf' });
    },
    LIMIT_MS,
  );

  test(
    'has types that the strictest compiler takes, for a configuration, a scenario and the one line for Jest',
    async () => {
      mkdirSync(join(project, 'chaos'));
      writeFileSync(join(project, 'chaos', 'own.ts'), OWN_SCENARIO);
      writeFileSync(
        join(project, 'types.ts'),
        "import { chaos401Gate } from 'chaos-401/jest';\nchaos401Gate();\n",
      );
      for (const [module, moduleResolution] of [
        ['nodenext', 'nodenext'],
        ['esnext', 'bundler'],
      ]) {
        const { stdout, code } = await run('npx', [
          ...['tsc', '--noEmit', '--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess'],
          ...['--target', 'es2023', '--module', module ?? '', '--moduleResolution', moduleResolution ?? ''],
          ...['chaos401.config.ts', 'chaos/own.ts', 'types.ts'],
        ]);
        expect({ moduleResolution, stdout, code }).toEqual({ moduleResolution, stdout: '', code: 0 });
      }
    },
    LIMIT_MS,
  );

  test(
    'turns the gate into tests of the project’s own Jest by one line, scenarios of its own among them',
    async () => {
      const configuration = join(project, 'chaos401.config.ts');
      const text = readFileSync(configuration, 'utf8');
      writeFileSync(configuration, text.replace('defineTarget({', "defineTarget({\n  scenarios: ['chaos'],"));
      writeFileSync(
        join(project, 'gate.test.cjs'),
        "require('chaos-401/jest').chaos401Gate({ names: ['own', 'token-missing/no-header', 'jwt-mismatch'] });\n",
      );
      const { stderr, code } = await run('npx', ['jest', '--testMatch', '**/gate.test.cjs', '--verbose']);
      expect(stderr).toContain('✓ own/over is reproduced and mended: The login is over.');
      expect(stderr).toMatch(/Tests: +3 passed, 3 total/);
      expect(code).toBe(0);
    },
    LIMIT_MS,
  );
});

const OWN_SCENARIO = `import { defineScenario } from 'chaos-401';
import { databaseState } from 'chaos-401/faults/database-state';
import { logInAgain } from 'chaos-401/fixes/log-in-again';

export default defineScenario({
  meta: { title: 'Over', symptom: 'One is logged out.', causes: ['Time.'], solution: ['Log in again.'] },
  variants: {
    over: {
      summary: 'The login is over.',
      condition: 'session-expired',
      needs: ['state:sessionExpired'],
      faults: [databaseState('sessionExpired')],
      fixes: [logInAgain],
    },
  },
});
`;

function chaos(...words: readonly string[]) {
  return run('npx', ['chaos-401', ...words]);
}

interface Ended {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

function run(program: string, args: readonly string[], cwd = project): Promise<Ended> {
  // What Jest tells its own children is not what a person's shell has.
  const env = { ...process.env };
  for (const name of ['NODE_ENV', 'JEST_WORKER_ID']) delete env[name];
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : 1;
      resolve({ stdout, stderr, code });
    });
  });
}

async function well(running: Promise<Ended>): Promise<Ended> {
  const ended = await running;
  if (ended.code !== 0) throw new Error(`${ended.stdout}\n${ended.stderr}`);
  return ended;
}

/** As the repository has them. */
function versionsOf(...names: readonly string[]): string[] {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    readonly devDependencies: Readonly<Record<string, string>>;
  };
  return names.map((name) => `${name}@${devDependencies[name] ?? ''}`);
}

function stateOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => `${file} ${String(statSync(join(folder, file)).mtimeMs)}`);
}
