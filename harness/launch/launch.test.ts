import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Linter } from 'eslint';

import {
  cached,
  cacheOf,
  cleanup,
  launch,
  MAIN,
  newProject,
  PROJECT,
  run,
  scenarioNames,
  settle,
  write,
} from './launch.fixture';

// Each test starts processes, some one after the other: on a busy machine that takes its time.
jest.setTimeout(60_000);

afterEach(() => cleanup.close());

describe('the launcher', () => {
  test('gives the command line its arguments, and every scenario by its file', async () => {
    const project = newProject();
    write(project, 'scenarios/alone.ts', 'export default { says: "alone" };');
    write(
      project,
      'scenarios/many/index.ts',
      'import { part } from "./part"; export default { says: part };',
    );
    write(project, 'scenarios/many/part.ts', 'export const part: string = "many";');
    write(project, 'scenarios/alone.test.ts', 'throw new Error("a test is no scenario");');
    const { stdout, code } = await launch(project, ['scenario', '--all']);
    expect(JSON.parse(stdout)).toEqual({
      argv: ['scenario', '--all'],
      version: '1.2.3',
      target: { file: 'target-app/target.ts', definition: { name: 'fake' } },
      scenarios: [
        { name: 'alone', file: 'scenarios/alone.ts', definition: { says: 'alone' } },
        { name: 'many', file: 'scenarios/many/index.ts', definition: { says: 'many' } },
      ],
      dirname: join(project, 'harness', 'cli'),
    });
    expect(code).toBe(7);
  });

  test('bundles once, keeps what V8 compiled, and notices a source that is edited, added or removed', async () => {
    const project = newProject();
    await launch(project, []);
    const bundles = () => cached(project).filter((name) => /^cli-.*\.cjs$/.test(name));
    await settle(project);
    const kept = bundles();
    expect(kept).toHaveLength(1);
    expect(cached(project).filter((name) => name.endsWith('.cold'))).toHaveLength(1);
    expect(cached(project).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    const before = readFileSync(join(cacheOf(project), 'cli.json'), 'utf8');
    await launch(project, []);
    expect(readFileSync(join(cacheOf(project), 'cli.json'), 'utf8')).toBe(before);

    write(project, 'scenarios/first.ts', 'export default 1;');
    expect(await scenarioNames(project)).toEqual(['first']);
    write(project, 'scenarios/first.ts', 'export default 2;');
    expect((await launch(project, [])).stdout).toContain('"definition":2');
    rmSync(join(project, 'scenarios/first.ts'));
    expect(await scenarioNames(project)).toEqual([]);
  });

  test('runs on when the kept code is of another V8, or is damaged', async () => {
    const project = newProject();
    await settle(project);
    for (const name of cached(project).filter((file) => file.endsWith('.cold')))
      writeFileSync(join(cacheOf(project), name), 'not code');
    expect((await launch(project, [])).code).toBe(7);
    expect((await launch(project, [])).code).toBe(7);
  });

  test('writes nothing into a package that was installed, and leaves the sources their own __dirname', async () => {
    const cache = mkdtempSync(join(tmpdir(), 'chaos-401-cache-'));
    cleanup.defer('the cache', () => rmSync(cache, { recursive: true, force: true }));
    const project = newProject('node_modules/chaos-401');
    mkdirSync(join(project, 'node_modules'));
    const files = () => readdirSync(project, { recursive: true, encoding: 'utf8' }).sort();
    const before = files();
    for (let start = 1; start <= 2; start += 1) {
      const { stdout, code } = await launch(project, [], { CHAOS401_CACHE_DIR: cache });
      expect(JSON.parse(stdout)).toMatchObject({ dirname: join(project, 'harness', 'cli') });
      expect(code).toBe(7);
    }
    expect(files()).toEqual(before);
    expect(readdirSync(join(cache, 'bundles')).filter((name) => /^cli-.*\.json$/.test(name))).toHaveLength(1);
  });

  test('two first starts at once do no harm', async () => {
    const project = newProject();
    const both = await Promise.all([launch(project, ['one']), launch(project, ['two'])]);
    expect(both.map(({ code, stderr }) => [code, stderr])).toEqual([
      [7, ''],
      [7, ''],
    ]);
  });

  test('runs where nothing can be kept', async () => {
    const project = newProject();
    writeFileSync(join(project, 'file'), '');
    rmSync(join(project, 'node_modules'), { recursive: true });
    const { code, stderr } = await launch(project, [], {
      CHAOS401_CACHE_DIR: join(project, 'file'),
      NODE_PATH: join(PROJECT, 'node_modules'),
    });
    expect([code, stderr]).toEqual([7, '']);
  });

  // Only Linux has /proc, in which nothing can be made.
  (process.platform === 'linux' ? test : test.skip)('runs where no folder can be made', async () => {
    const project = newProject();
    rmSync(join(project, 'node_modules'), { recursive: true });
    const { code, stderr } = await launch(project, [], {
      CHAOS401_CACHE_DIR: '/proc/x',
      NODE_PATH: join(PROJECT, 'node_modules'),
    });
    expect([code, stderr]).toEqual([7, '']);
  });

  test.each([
    [
      'a syntax error',
      'export default {\n  a: ,\n};',
      'compile scenarios/broken.ts: Unexpected "," (scenarios/broken.ts:2:5)',
    ],
    [
      'an import of what is not there',
      'export * from "./nowhere";',
      'compile scenarios/broken.ts: Could not resolve "./nowhere" (scenarios/broken.ts:1:14)',
    ],
    [
      'an error at its import',
      '\n\nthrow new Error("boom", { cause: new Error("no fuse") });',
      'load scenarios/broken.ts: boom: no fuse (scenarios/broken.ts:3:7)',
    ],
    [
      'an error of Node’s own at its import',
      'export default JSON.parse("");',
      'load scenarios/broken.ts: Unexpected end of JSON input (scenarios/broken.ts:1:21)',
    ],
    [
      'a regular expression that does not compile, not even where nothing runs it,',
      'export default () =>\n  /(/u;',
      'load scenarios/broken.ts: Invalid regular expression: /(/u: Unterminated group (scenarios/broken.ts:2:3)',
    ],
    ['what is no error, thrown', 'throw "boom";', 'load the target and the scenarios: boom'],
  ])('says %s of a scenario in one sentence, and ends with 2', async (_, source, says) => {
    const project = newProject();
    write(project, 'scenarios/broken.ts', source);
    const { code, stderr } = await launch(project, []);
    expect([code, stderr]).toEqual([2, `Failed to ${says}. Mend it.\n`]);
  });

  test('says an error of the target’s definition likewise, where it is kept and where it is not', async () => {
    const project = newProject();
    write(project, 'target-app/target.ts', 'import "./part";');
    write(project, 'target-app/part.ts', 'export const part = (() => {\n  throw new Error("boom");\n})();');
    for (let start = 1; start <= 2; start += 1) {
      const { code, stderr } = await launch(project, []);
      expect([code, stderr]).toEqual([
        2,
        'Failed to load target-app/part.ts: boom (target-app/part.ts:2:9). Mend it.\n',
      ]);
    }
  });

  test('gives a defect of its own its stack, with the places in the sources', async () => {
    const project = newProject();
    write(
      project,
      'harness/faults/broken.ts',
      '\n\nexport const broken = () => { throw new Error("a defect"); };',
    );
    write(project, 'scenarios/thrower.ts', 'import { broken } from "../harness/faults/broken"; broken();');
    const { code, stderr } = await launch(project, []);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /Error: a defect\n.*harness\/faults\/broken\.ts:3:37(?:.*\n)*?.*scenarios\/thrower\.ts:1:52/,
    );
  });

  test('refuses a Node that is too old in one line, in words that any Node can read', async () => {
    const source = readFileSync(join(PROJECT, MAIN), 'utf8');
    const old = { languageOptions: { ecmaVersion: 5 as const, sourceType: 'script' as const } };
    expect(new Linter().verify(source, [old])).toEqual([]);
    for (const version of ['0.12.18', '18.20.8', '20.18.3']) {
      const { code, stderr } = await run(PROJECT, [
        '-e',
        `Object.defineProperty(process.versions, 'node', { value: '${version}' }); require('./${MAIN}')`,
      ]);
      expect([code, stderr]).toEqual([
        2,
        `Failed to start: Node is too old (${version}). Install Node 20.19 or newer.\n`,
      ]);
    }
  });
});
