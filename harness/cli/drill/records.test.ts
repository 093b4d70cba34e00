import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keepResult } from '../../drill/progress';
import { sampleResult } from '../../drill/progress/sample-result';
import { keepTranscript } from '../../drill/replay';
import { SAMPLE_OUTCOME, sampleTranscript } from '../../drill/sample-transcript';
import { FakeProject } from '../fake-world';
import { readScenarios } from '../../registry/read-scenarios';
import { openPage } from '../../reporters/page';
import { TextOutput } from '../../reporters/text-output';
import bundled from '../../../target-app/target';
import { bundledTarget as target } from '../../testing/bundled-target';
import { CASES } from '../../testing/catalogue';
import { debriefOf } from '../../drill';
import { afterDrill } from './after-drill';
import { keepDrill } from './keep-drill';

let project: FakeProject;
let data = '';
beforeEach(() => {
  project = new FakeProject();
  data = mkdtempSync(join(tmpdir(), 'chaos-401-test-'));
});
afterEach(() => {
  project.remove();
  rmSync(data, { recursive: true });
});

const scenarios = readScenarios(join(__dirname, '..', '..', '..'));
const env = () => ({ CHAOS401_DATA_DIR: data });
const drill = (...argv: string[]) => project.run(['drill', ...argv], { world: { env: env() } });

describe('a cause none of whose variants is of the level', () => {
  test.each([
    [['--tutorial'], 'level 1, as a tutorial is (cors). Leave out --tutorial, or give another --cause.'],
    [['--tutorial', '--level', '1'], 'level 1 (cors). Leave out --level.'],
    [['--level', '1'], 'level 1 (cors). Leave out --level.'],
  ])('is wrong usage, and what is to be left out is what was given: %j', async (options, says) => {
    const { code, stderr } = await project.run(['drill', '--cause', 'cors', ...options], {
      parts: { scenarios, target: { file: 'target-app/target.ts', definition: bundled } },
      world: { env: env() },
    });
    expect(code).toBe(64);
    expect(stderr).toBe(`Failed to choose the incident: no variant of cors is of ${says}\n`);
  });
});

describe('drill without a drill', () => {
  test('prints the rubric, whose points are 100', async () => {
    expect((await drill('--rubric')).stdout).toMatch(/ all +100 /);
    const { stdout } = await drill('--rubric', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, rubric: { named: { points: 30 } } });
  });

  test('shows the progress of whoever is named, and of nobody else', async () => {
    keepResult(data, sampleResult({ trainee: 'Bob' }));
    const file = keepResult(data, sampleResult({ trainee: 'Ada' }));
    const { code, stdout } = await drill('--progress', '--as', 'Ada');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Ada: 1 drill, 78 points/);
    expect(stdout).toContain('npm run drill -- --cause jwt-mismatch');
    const json = await drill('--progress', '--as', 'Ada', '--json');
    expect(JSON.parse(json.stdout)).toMatchObject({ schema: 1, trainee: 'Ada', file, drills: 1 });
  });

  test('says that a damaged file was kept aside, beside the progress', async () => {
    const file = keepResult(data, sampleResult());
    writeFileSync(file, `${readFileSync(file, 'utf8')}\n{"cut`);
    const { code, stdout, stderr } = await drill('--progress', '--as', 'Ada');
    expect({ code, stdout }).toMatchObject({ code: 0, stdout: expect.stringContaining('1 drill') as string });
    expect(stderr).toMatch(/1 line of .* could not be read: it is kept as .*\.damaged-/);
  });

  test.each([['--progress'], ['--collect', 'results.jsonl']])(
    'is wrong usage where CSV and JSON are both asked for: %s',
    async (...argv) => {
      const { code, stdout, stderr } = await drill(...argv, '--csv', '--json');
      expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
      expect(stderr).toMatch(/--csv.*cannot be used with.*--json/);
    },
  );

  test('puts the results of many machines together, as text, CSV and JSON', async () => {
    const files = ['Ada', 'Bob'].map((trainee) => keepResult(data, sampleResult({ trainee })));
    expect((await drill('--collect', ...files)).stdout).toMatch(/^2 trainees, 2 drills\n/);
    expect((await drill('--collect', ...files, '--csv')).stdout.split('\r\n')).toHaveLength(4);
    const csv = join(data, 'out', 'class.csv');
    expect((await drill('--collect', ...files, '--csv', csv)).stdout).toBe('');
    expect(readFileSync(csv, 'utf8')).toMatch(/^id,trainee,/);
    expect(JSON.parse((await drill('--collect', ...files, '--json')).stdout)).toMatchObject({
      results: [{ trainee: 'Ada' }, { trainee: 'Bob' }],
    });
  });

  test('plays a transcript, and tells its debrief again in every form', async () => {
    const file = keepTranscript(data, sampleTranscript());
    const forms = ['text', 'markdown', 'json'].map((form) => `${form}=${join(data, form)}`);
    const { code, stdout } = await drill('--replay', file, ...forms.flatMap((form) => ['--debrief', form]));
    expect(code).toBe(0);
    expect(stdout).toMatch(/0:04 drill> logs\n[^]*\nDebrief: solved, 78 of 100 points/);
    for (const form of ['text', 'markdown'])
      expect(readFileSync(join(data, form), 'utf8')).toContain('Debrief:');
    expect(JSON.parse(readFileSync(join(data, 'json'), 'utf8'))).toMatchObject({ schema: 1, seed: 7 });
  });

  test.each([
    [
      'a transcript that is not there',
      ['--replay', '/nowhere.json'],
      /^Failed to play the transcript: .*ENOENT/,
    ],
    ['a file of no results', ['--collect', __filename], /^Failed to collect the results: /],
    ['--csv alone', ['--csv'], /--csv goes with --progress or --collect/],
    ['--speed alone', ['--speed', '2'], /--speed goes with --replay/],
    [
      '--progress and a cause',
      ['--progress', '--cause', 'cors'],
      /'--progress' cannot be used with option '--cause/,
    ],
    [
      '--course and a cause',
      ['--course', '--cause', 'cors'],
      /'--course' cannot be used with option '--cause/,
    ],
    ['an unknown form', ['--debrief', 'html=x'], /text=FILE, markdown=FILE or json=FILE/],
  ])('says what is wrong with %s, without a stack', async (_, argv, says) => {
    const { code, stdout, stderr } = await drill(...argv);
    expect(stderr).toMatch(says);
    expect(stderr).not.toMatch(/^ +at /m);
    expect({ code: code === 64 || code === 2, stdout }).toEqual({ code: true, stdout: '' });
  });
});

describe('a drill that has ended', () => {
  test('leaves its transcript and its result', () => {
    const { transcript, results } = keepDrill(sampleTranscript(), 'Ada', env());
    expect(transcript.startsWith(data)).toBe(true);
    expect(readFileSync(results ?? '', 'utf8')).toContain('"trainee":"Ada"');
  });

  test('is kept though its debrief cannot be written where it was wanted', () => {
    const stderr = new TextOutput();
    const page = openPage({ stdout: new TextOutput(), stderr, env: {} });
    const debrief = [{ form: 'json', file: join(__filename, 'no-folder', 'debrief.json') }] as const;
    const ended = {
      transcript: sampleTranscript(),
      debrief: debriefOf(sampleTranscript(), { cases: CASES, target }),
    };
    expect(() => afterDrill(ended, { debrief, as: 'Ada' }, env(), page)).toThrow(
      'Failed to write the debrief',
    );
    const [, file = ''] = /--replay (\S+)/.exec(stderr.text) ?? [];
    expect(readFileSync(file, 'utf8')).toContain('"seed": 7');
  });

  test('and was void leaves its transcript alone', () => {
    const outcome = { ...SAMPLE_OUTCOME, how: 'void', why: 'it died', grade: null } as const;
    expect(keepDrill(sampleTranscript({ outcome }), 'Ada', env()).results).toBeNull();
  });
});
