import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { SAMPLE_CONFIGURATION } from '../testing/sample-target';
import { inconclusive, notReproduced, sampleResult } from '../reporters/sample-report';
import { TextOutput } from '../reporters/text-output';
import { FakeProject } from './fake-world';
import { Interrupted } from './interruption';

let project: FakeProject;
beforeEach(() => void (project = new FakeProject()));
afterEach(() => project.remove());

const idsOf = (plan: { readonly cases: readonly { readonly id: string }[] } | undefined) =>
  plan?.cases.map(({ id }) => id);

describe('npm run scenario', () => {
  test('runs the default variant of a cause, with its first fix, and exits 0', async () => {
    const { code, stdout, stderr, plans } = await project.run(['scenario', 'jwt-mismatch']);
    expect(code).toBe(0);
    expect(idsOf(plans[0])).toEqual(['jwt-mismatch/rotated-secret']);
    expect(plans[0]).toMatchObject({
      fixes: 'first',
      repeat: 1,
      bail: false,
      order: 'listed',
      seed: 7,
      lanes: 2,
      tool: '0.1.0',
    });
    expect(stdout).toMatch(/^✔ reproduced {2}jwt-mismatch\/rotated-secret/);
    expect(stderr).toMatch(/^Runtime: embedded, .*--runtime docker/);
  });

  test('exits 1 where one was not reproduced, else 2 where one is inconclusive', async () => {
    const all = ['scenario', '--all'];
    const mixed = await project.run(all, {
      resultOf: (of) => (of.id.endsWith('newline') ? inconclusive(of) : notReproduced(of)),
    });
    expect(mixed.code).toBe(1);
    const unsure = await project.run(all, {
      resultOf: (of) => (of.id.endsWith('newline') ? inconclusive(of) : sampleResult(of)),
    });
    expect(unsure.code).toBe(2);
  });

  test('shows the command that runs a failed case again, as it was run', async () => {
    const { stdout } = await project.run(['scenario', 'jwt-mismatch', '--runtime', 'embedded'], {
      resultOf: notReproduced,
    });
    expect(stdout).toContain(
      'npm run scenario -- jwt-mismatch/rotated-secret --verbose --runtime embedded\n',
    );
  });

  test('shows that command as a shell takes it, and without a password', async () => {
    const argv = ['--toxiproxy', 'http://me:s3cret@h:8474/?a&b', '--image', 'postgres=own/db;x'];
    const { stdout } = await project.run(['scenario', 'jwt-mismatch', ...argv], { resultOf: notReproduced });
    expect(stdout).toContain("--verbose --image postgres='own/db;x' --toxiproxy 'http://…@h:8474/?a&b'\n");
    expect(stdout).not.toContain('s3cret');
  });

  test('shows a table for many, with --all', async () => {
    const { stdout, plans } = await project.run(['scenario', '--all']);
    expect(idsOf(plans[0])).toHaveLength(2);
    expect(stdout).toContain('cause / variant');
    expect(stdout).toContain('✔ 2 reproduced');
  });

  test('hands its options on', async () => {
    const argv = [
      'scenario',
      'jwt-mismatch',
      '--lanes',
      '3',
      '--bail',
      '--repeat',
      '4',
      '--seed',
      '99',
      '--order',
      'random',
      '--toxiproxy',
      'http://127.0.0.1:8474/',
    ];
    const { plans } = await project.run(argv);
    expect(plans[0]).toMatchObject({
      lanes: 3,
      bail: true,
      repeat: 4,
      seed: 99,
      order: 'random',
      toxiproxyUrl: 'http://127.0.0.1:8474',
    });
  });

  test.each([
    { lanes: '4', factor: 1 },
    { lanes: '6', factor: 1.5 },
    { lanes: '32', factor: 4 },
  ])('gives $lanes lanes on two cores limits × $factor, since they do as much at once', async (many) => {
    const { plans } = await project.run(['scenario', '--all', '--lanes', many.lanes]);
    expect(plans[0]?.timing.connectTimeoutMs).toBe(250 * many.factor);
  });

  test('is red where one of several repetitions ends otherwise', async () => {
    const { code } = await project.run(['scenario', 'jwt-mismatch', '--repeat', '3'], {
      resultOf: (of, time) => (time === 2 ? notReproduced(of) : sampleResult(of)),
    });
    expect(code).toBe(1);
  });

  test('writes one JSON document to standard output and nothing else there', async () => {
    const { stdout } = await project.run(['scenario', '--all', '--json'], {
      stdout: new TextOutput(true, 80),
    });
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, verdict: 'reproduced', results: [{}, {}] });
  });

  test('keeps the evidence of what failed with --artifacts', async () => {
    const folder = join(project.root, 'evidence');
    await project.run(['scenario', '--all', '--artifacts', folder], { resultOf: notReproduced });
    expect(
      JSON.parse(readFileSync(join(folder, 'jwt-mismatch/rotated-secret/result.json'), 'utf8')),
    ).toMatchObject({ verdict: 'not reproduced' });
  });

  test('leaves out what does not apply to the target, and says so; nothing left is an error of the surroundings', async () => {
    const without = { file: 'target.ts', definition: { ...SAMPLE_CONFIGURATION, metrics: undefined } };
    const all = await project.run(['scenario', '--all'], { parts: { target: without } });
    expect(all.stderr).toContain(
      'Skipped: jwt-mismatch/trailing-newline, since the target sample does not offer pool gauge.\n' +
        '1 variant skipped, and a skipped one is no pass. To have them judged, add to target.ts:\n' +
        "  metrics: { path: '/metrics', counts: [], pool:",
    );
    expect(idsOf(all.plans[0])).toEqual(['jwt-mismatch/rotated-secret']);
    const one = await project.run(['scenario', 'jwt-mismatch/trailing-newline'], {
      parts: { target: without },
    });
    expect(one.code).toBe(2);
    expect(one.stderr).toContain('nothing of what was chosen applies to the target (sample)');
  });
});

describe('npm run scenario -- --last-failed', () => {
  test('runs again what was not reproduced, until it is; what was not run since stays remembered', async () => {
    await project.run(['scenario', '--all'], { resultOf: notReproduced });
    const mended = await project.run(['scenario', 'jwt-mismatch']);
    expect(mended.code).toBe(0);
    const again = await project.run(['scenario', '--last-failed']);
    expect(idsOf(again.plans[0])).toEqual(['jwt-mismatch/trailing-newline']);
    const nothing = await project.run(['scenario', '--last-failed']);
    expect(nothing).toMatchObject({ code: 0, plans: [], stdout: '' });
    expect(nothing.stderr).toContain('nothing to do');
  });

  test('writes a report without a result where nothing is left to run', async () => {
    const schema = JSON.parse(
      readFileSync(join(__dirname, '../../docs/report.schema.json'), 'utf8'),
    ) as object;
    const validate = new Ajv2020({ strictTypes: false, strictRequired: false }).compile(schema);
    await project.run(['scenario', '--all']);
    const { code, stdout, stderr } = await project.run(['scenario', '--last-failed', '--json']);
    const report: unknown = JSON.parse(stdout);
    validate(report);
    expect(validate.errors).toBeNull();
    expect(report).toMatchObject({ verdict: 'inconclusive', results: [], runtimeChoice: null, seed: 7 });
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('nothing to do') as string,
    });
  });

  test('remembers it in the cache folder where no packages stand', async () => {
    rmSync(join(project.root, 'node_modules'), { recursive: true });
    await project.run(['scenario', '--all'], { resultOf: notReproduced });
    expect(existsSync(project.cache)).toBe(true);
    expect(idsOf((await project.run(['scenario', '--last-failed'])).plans[0])).toHaveLength(2);
  });

  test('says what to do where no run is remembered', async () => {
    const { code, stderr } = await project.run(['scenario', '--last-failed']);
    expect(code).toBe(2);
    expect(stderr).toBe(
      'Failed to run what failed last: no run is remembered. Run "npm run scenario -- --all" first.\n',
    );
    expect(existsSync(join(project.root, 'node_modules', '.cache'))).toBe(false);
  });
});

describe('npm run scenario -- --list', () => {
  test('lists causes and variants with their marks, conditions and needs, and runs nothing', async () => {
    const { code, stdout, stderr, plans } = await project.run(['scenario', '--list']);
    expect({ code, stderr, plans }).toEqual({ code: 0, stderr: '', plans: [] });
    expect(stdout).toMatchInlineSnapshot(`
      "jwt-mismatch  guide 1: JWT secret mismatch
        rotated-secret          default  token-signature-invalid        variable:secret
        trailing-newline        beyond   token-signature-invalid        variable:secret, own cluster, pool
                                                                        gauge, sessions table
      "
    `);
  });

  test('does so as JSON too', async () => {
    const { stdout } = await project.run(['scenario', '--list', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: 1,
      tool: '0.1.0',
      target: 'sample',
      causes: [
        {
          name: 'jwt-mismatch',
          guide: 1,
          variants: [
            {
              id: 'jwt-mismatch/rotated-secret',
              default: true,
              beyond: false,
              needs: ['variable:secret'],
              notApplicable: null,
            },
            { id: 'jwt-mismatch/trailing-newline', default: false, beyond: true },
          ],
        },
      ],
    });
  });

  test('lists only what is named', async () => {
    const { stdout } = await project.run(['scenario', '--list', 'jwt-mismatch/trailing-newline']);
    expect(stdout).not.toContain('rotated-secret');
  });
});

describe('npm run scenario -- --keep', () => {
  test('prints how to get at the broken stack, and ends with the signal’s exit code', async () => {
    const controller = new AbortController();
    const stdout = new TextOutput();
    const running = project.run(['scenario', 'jwt-mismatch', '--keep'], {
      signal: controller.signal,
      stdout,
    });
    while (!stdout.text.includes('Ctrl-C')) await new Promise(setImmediate);
    for (const part of [
      'the secret is another',
      'http://127.0.0.1:1001',
      'throw-away-token',
      'postgres://role:password@127.0.0.1:1003/lane1',
      'tail -f /tmp/target.log',
      "\nnpm run -s diagnose -- --url http://127.0.0.1:1001 --path /session --token throw-away-token --header 'Bearer throw-away-token'",
      "\ncurl -i -X GET -H 'authorization: Bearer throw-away-token' 'http://127.0.0.1:1001/session'\n",
    ])
      expect(stdout.text).toContain(part);
    controller.abort(new Interrupted(130, null));
    expect((await running).code).toBe(130);
  });

  test('takes one case alone', async () => {
    const { code, stderr, plans } = await project.run(['scenario', 'jwt-mismatch/*', '--keep']);
    expect({ code, plans }).toEqual({ code: 64, plans: [] });
    expect(stderr).toContain('--keep leaves one broken stack standing');
  });
});
