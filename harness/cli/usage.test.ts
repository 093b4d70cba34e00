import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TextOutput } from '../reporters/text-output';
import { FakeProject } from './fake-world';

let project: FakeProject;
beforeAll(() => void (project = new FakeProject()));
afterAll(() => project.remove());

describe('wrong usage', () => {
  test.each([
    ['no command', [], /Usage: npm run <command>/],
    ['an unknown command', ['scenaro'], /unknown command 'scenaro'.*scenario/s],
    ['no name', ['scenario'], /say what to run/],
    ['an unknown option', ['scenario', '--alll'], /unknown option '--alll'.*--all/s],
    ['names together with --all', ['scenario', 'jwt-mismatch', '--all'], /give names or --all/],
    [
      'names together with --last-failed',
      ['scenario', 'jwt-mismatch', '--last-failed'],
      /give names or --last-failed/,
    ],
    [
      '--all together with --last-failed',
      ['scenario', '--all', '--last-failed'],
      /'--all' cannot be used with option '--last-failed'/,
    ],
    [
      '--keep together with --json',
      ['scenario', 'jwt-mismatch', '--keep', '--json'],
      /'--keep' cannot be used with option '--json'/,
    ],
    [
      '--keep together with --all',
      ['scenario', '--all', '--keep'],
      /'--keep' cannot be used with option '--all'/,
    ],
    [
      '--list together with --repeat',
      ['scenario', '--list', '--repeat', '2'],
      /'--list' cannot be used with option '--repeat/,
    ],
    ['no lane', ['scenario', '--all', '--lanes', '0'], /whole number from 1 to 32/],
    ['a number that is none', ['scenario', '--all', '--repeat', '1e3'], /whole number from 1 to 10000/],
    [
      'a seed beyond 32 bits',
      ['scenario', '--all', '--seed', '4294967296'],
      /whole number from 0 to 4294967295/,
    ],
    ['an unknown runtime', ['scenario', '--all', '--runtime', 'podman'], /auto, embedded, docker/],
    ['a Toxiproxy that is no URL', ['scenario', '--all', '--toxiproxy', 'localhost:8474'], /http:\/\//],
    ['an unknown kind of report', ['gate', '--report', 'html=x'], /junit=FILE or json=FILE/],
    ['a report without a file', ['gate', '--report', 'junit='], /junit=FILE or json=FILE/],
    [
      'a file for two reports',
      ['gate', '--report', 'json=a/b', '--report', 'junit=./a/../a/b'],
      /'junit=.*Give each a file of its own/,
    ],
    [
      'a file for two debriefs',
      ['drill', '--debrief', 'json=x', '--debrief', 'text=x'],
      /'text=x' is invalid. Give each a file of its own/,
    ],
    ['no address to listen on', ['toxiproxy', '--host', ''], /argument '' is invalid. Give an address/],
    ['a cache without a wish', ['cache'], /--clear/],
    ['a port beyond all ports', ['toxiproxy', '--port', '65536'], /whole number from 0 to 65535/],
    ['an argument too many', ['cache', 'all', '--clear'], /too many arguments/],
  ])('%s gives the usage on standard error, exit code 64', async (_, argv, says) => {
    const { code, stdout, stderr, plans } = await project.run(argv);
    expect(stderr).toMatch(says);
    expect(stderr).toContain('Usage: npm run');
    expect({ code, stdout, plans }).toEqual({ code: 64, stdout: '', plans: [] });
  });

  const token = 'eyJhbGciOiJIUzI1NiJ9.eyJ1c2VySWQiOiJ4In0.c2lnbmF0dXJl';
  test.each([
    [
      'the value of an option that is mistyped',
      ['diagnose', `--tokem=a-secret's own`],
      'a-secret',
      "unknown option '--tokem'\n",
    ],
    ['a token', ['diagnose', '--path', token], token, "argument '<token "],
    ['a token as a name', ['scenario', token], token, 'there is no "<token '],
    [
      'a URL’s password',
      ['diagnose', '--url', 'postgres://u:s3/cr@t@db/app'],
      's3/cr',
      "argument 'postgres://…@db/app' is invalid",
    ],
    [
      'a URL’s user, which may be a key',
      ['scenario', '--all', '--toxiproxy', 'ftp://k3y@h/'],
      'k3y',
      'ftp://…@h/',
    ],
  ])('%s is not shown in what is said of it', async (_, argv, secret, says) => {
    const { code, stderr } = await project.run(argv);
    expect(code).toBe(64);
    expect(stderr).toContain(says);
    expect(stderr).not.toContain(secret);
  });

  test('an unknown scenario gives the nearest names, exit code 64', async () => {
    const { code, stderr } = await project.run(['scenario', 'jwt-mismach']);
    expect(code).toBe(64);
    expect(stderr).toContain('there is no "jwt-mismach" (did you mean "jwt-mismatch"');
  });
});

describe('help and version', () => {
  test.each([
    [['--help']],
    [['scenario', '--help']],
    [['gate', '--help']],
    [['cache', '--help']],
    [['toxiproxy', '--help']],
  ])('%j goes to standard output, within 100 columns, exit code 0', async (argv) => {
    const { code, stdout, stderr } = await project.run(argv);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Usage: npm run');
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  });

  test.each(['scenario', 'gate', 'diagnose', 'doctor', 'matrix', 'parity', 'drill'])(
    'that of %s lists --config',
    async (name) => {
      expect((await project.run([name, '--help'])).stdout).toContain('--config <file>');
    },
  );

  test.each(['init', 'cache', 'toxiproxy'])('that of %s does not, which works without one', async (name) => {
    expect((await project.run([name, '--help'])).stdout).not.toContain('--config');
  });

  test('every command that help lists is an npm script of the repository', async () => {
    const { stdout } = await project.run(['--help']);
    const [, listed = ''] = stdout.split('Commands:');
    const names = [...listed.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['scenario', 'init', 'doctor']));
    const { scripts } = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as {
      readonly scripts: Readonly<Record<string, string>>;
    };
    for (const name of names)
      expect(scripts[name ?? '']).toMatch(new RegExp(`^node harness/launch/main\\.cjs ${name}\\b`));
  });

  test('help is laid out as for a pipe where the terminal reports no columns', async () => {
    const piped = await project.run(['gate', '--help']);
    const stdout = new TextOutput(true, 0);
    expect(await project.run(['gate', '--help'], { stdout })).toEqual(piped);
  });

  test('the version is that of the tool, for every command', async () => {
    for (const argv of [
      ['--version'],
      ['scenario', '--version'],
      ['gate', '--version'],
      ['toxiproxy', '--version'],
    ])
      expect(await project.run(argv)).toMatchObject({ code: 0, stdout: '0.1.0\n' });
  });
});

describe('wrong parts', () => {
  test('every fault of every scenario file is listed, exit code 2, and nothing runs', async () => {
    const scenarios = [
      { name: 'one', file: 'scenarios/one.ts', definition: undefined },
      { name: 'two', file: 'scenarios/two.ts', definition: {} },
    ];
    const { code, stderr, plans } = await project.run(['scenario', '--all'], { parts: { scenarios } });
    expect({ code, plans }).toEqual({ code: 2, plans: [] });
    expect(stderr).toContain('scenarios/one.ts: has no default export');
    expect(stderr).toContain('scenarios/two.ts: meta: is missing');
  });

  test('a wrong target definition is refused, exit code 2', async () => {
    const { code, stderr } = await project.run(['gate'], {
      parts: { target: { file: 'target.ts', definition: {} } },
    });
    expect(code).toBe(2);
    expect(stderr).toContain('Failed to read the target definition');
  });

  test('a report or evidence that cannot be written is refused before anything runs', async () => {
    for (const argv of [
      ['gate', '--report', 'junit=/dev/null/junit.xml'],
      ['scenario', '--all', '--artifacts', '/dev/null/x'],
    ]) {
      const { code, stderr, plans } = await project.run(argv);
      expect({ code, plans }).toEqual({ code: 2, plans: [] });
      expect(stderr).toMatch(/Failed to (write the report|keep the evidence): .*\(\/dev\/null\//);
    }
  });

  test('a defect is shown with its stack, with the places in the sources, exit code 2', async () => {
    const engine = {
      runPlan: () => Promise.reject(new Error('a defect')),
      holdBroken: () => Promise.resolve(),
      timing: () => ({ says: '' }),
    };
    const { code, stderr } = await project.run(['scenario', '--all'], {
      world: { engine: engine as never },
      parts: { mapStack: (stack) => `mapped: ${stack}` },
    });
    expect(code).toBe(2);
    expect(stderr).toMatch(/mapped: Error: a defect\n +at /);
  });
});
