import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cleanup, launch, newProject, newTeam, write } from './launch.fixture';

// Each test starts processes, some one after the other: on a busy machine that takes its time.
jest.setTimeout(60_000);

afterEach(() => cleanup.close());

describe('the launcher, for a team’s own backend,', () => {
  test('compiles the configuration of a team, wherever it names its scenarios, and gives it the tool’s own modules', async () => {
    const project = newProject();
    const team = newTeam();
    write(
      team,
      'chaos401.config.ts',
      `import { defineTarget } from 'chaos-401';
       import { broken } from 'chaos-401/faults/broken';
       import { part } from './part';
       export default defineTarget({ name: part as string, broken, root: __dirname, scenarios: ['chaos'] });`,
    );
    write(team, 'part.ts', 'export const part = "team";');
    write(team, 'chaos/own.ts', 'import { part } from "../part"; export default { says: part };');
    for (const argv of [['gate'], ['gate', '--config', join(team, 'chaos401.config.ts')]]) {
      const { stdout, stderr } = await launch(project, argv, {}, argv.length === 1 ? team : project);
      expect(stderr).toBe('');
      expect(JSON.parse(stdout)).toMatchObject({
        argv: ['gate'],
        target: { definition: { name: 'team', broken: 'broken', root: team, defined: true } },
        scenarios: [{ name: 'own', file: 'chaos/own.ts', definition: { says: 'team' } }],
      });
    }
    write(team, 'part.ts', 'export const part = "edited";');
    expect((await launch(project, ['gate'], {}, team)).stdout).toContain('"name":"edited"');
    expect(readdirSync(team).sort()).toEqual(['chaos', 'chaos401.config.ts', 'part.ts']);
  });

  test('tells the command line of a configuration only where --config has named it', async () => {
    const project = newProject();
    const team = newTeam();
    write(team, 'own/chaos401.config.ts', 'export default {};');
    write(team, 'chaos401.config.ts', 'export default {};');
    const named = await launch(project, ['gate', '--config', 'own/../own/chaos401.config.ts'], {}, team);
    expect(JSON.parse(named.stdout)).toMatchObject({ configuration: 'own/chaos401.config.ts' });
    expect(JSON.parse((await launch(project, ['gate'], {}, team)).stdout)).not.toHaveProperty(
      'configuration',
    );
  });

  test('finds scenarios in a folder that is named absolutely, and refuses one that is not there with 2', async () => {
    const project = newProject();
    const team = newTeam();
    write(team, 'chaos/own.ts', 'export default { says: "own" };');
    const scenarios = (folder: string) =>
      write(team, 'chaos401.config.ts', `export default { scenarios: [${JSON.stringify(folder)}] };`);
    scenarios(join(team, 'chaos'));
    expect((await launch(project, ['gate'], {}, team)).stdout).toContain('"file":"chaos/own.ts"');
    scenarios('chaso');
    const { code, stderr } = await launch(project, ['gate'], {}, team);
    expect([code, stderr]).toEqual([
      2,
      'Failed to read the scenarios: there is no such folder (chaso). Name folders that are there in "scenarios".\n',
    ]);
  });

  test('refuses a configuration that is not there with 64, and one that does not compile with 2', async () => {
    const project = newProject();
    const team = newTeam();
    const missing = await launch(project, ['gate', '--config=no.ts'], {}, team);
    expect([missing.code, missing.stderr]).toEqual([
      64,
      'Failed to read the configuration: there is no such file (no.ts). Name one that is there, or leave out --config.\n',
    ]);
    expect((await launch(project, ['gate', '--config'], {}, team)).code).toBe(64);
    write(team, 'chaos401.config.ts', 'export default {\n  a: ,\n};');
    const broken = await launch(project, ['gate'], {}, team);
    expect([broken.code, broken.stderr]).toEqual([
      2,
      'Failed to compile chaos401.config.ts: Unexpected "," (chaos401.config.ts:2:5). Mend it.\n',
    ]);
    expect((await launch(project, ['init'], {}, team)).code).toBe(7);
  });

  test.each([
    ['throws', '\n\nthrow new Error("boom");', 'boom', ':3:7'],
    [
      'has a regular expression that does not compile,',
      'export default {\n  log: { pattern: /(?<level>a)(/ },\n};',
      'Invalid regular expression: /(?<level>a)(/: Unterminated group',
      ':2:19',
    ],
    ['requires a package that is not there', 'import "nowhere";', "Cannot find module 'nowhere'", ':1:8'],
  ])('says in one sentence that a configuration %s, and where', async (_, source, why, at) => {
    const project = newProject();
    const team = newTeam();
    const file = join(team, 'chaos401.config.ts');
    write(team, 'chaos401.config.ts', source);
    for (const [directory, shown] of [
      [team, 'chaos401.config.ts'],
      [project, file],
    ] as const) {
      const { code, stderr } = await launch(project, ['gate', '--config', file], {}, directory);
      expect([code, stderr]).toEqual([2, `Failed to load ${shown}: ${why} (${shown}${at}). Mend it.\n`]);
    }
  });

  test.each([0, 1, undefined])(
    'is not taken in by a configuration that ends the process with %s',
    async (ends) => {
      const project = newProject();
      const team = newTeam();
      write(team, 'chaos401.config.ts', 'import "./server";\nexport default {};');
      write(team, 'server.ts', `\nprocess.exit(${ends ?? ''});`);
      const own = await launch(project, ['gate'], {}, team);
      expect([own.code, own.stdout, own.stderr]).toEqual([
        2,
        '',
        'Failed to load server.ts: it ended the process (server.ts:2:9). Mend it.\n',
      ]);
      write(team, 'node_modules/server/index.js', `process.exit(${ends ?? ''});`);
      write(team, 'chaos401.config.ts', 'export default {};\nimport "server";');
      const packaged = await launch(project, ['gate'], {}, team);
      expect([packaged.code, packaged.stderr]).toEqual([
        2,
        'Failed to load chaos401.config.ts: it ended the process (chaos401.config.ts:2:8). Mend it.\n',
      ]);
    },
  );

  test('tells a mistake in a team’s own scenarios from a defect of the tool that they use', async () => {
    const project = newProject();
    const team = newTeam();
    write(team, 'chaos401.config.ts', 'export default { scenarios: ["harness"] };');
    write(team, 'harness/own.ts', 'throw new Error("boom");');
    const mistake = await launch(project, ['gate'], {}, team);
    expect([mistake.code, mistake.stderr]).toEqual([
      2,
      'Failed to load harness/own.ts: boom (harness/own.ts:1:7). Mend it.\n',
    ]);
    write(
      project,
      'harness/faults/broken.ts',
      'export const broken = () => { throw new Error("a defect"); };',
    );
    write(team, 'harness/own.ts', 'import { broken } from "chaos-401/faults/broken"; broken();');
    const defect = await launch(project, ['gate'], {}, team);
    expect(defect.code).toBe(2);
    expect(defect.stderr).toMatch(/Error: a defect\n.*harness\/faults\/broken\.ts:1:37/);
  });
});
