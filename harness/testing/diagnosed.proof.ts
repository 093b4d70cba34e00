import { join } from 'node:path';
import { fakeParts, fakeWorld } from '../cli/fake-world';
import { fakeEngine } from '../cli/fake-engine';
import { diagnoseArguments } from '../cli/diagnose-arguments';
import { runCli } from '../cli/run-cli';
import type { Diagnosis } from '../contract/diagnosis';
import type { Case } from '../contract/scenario';
import { holdBroken } from '../engine/hold';
import { ONCE } from '../engine/plan/plan';
import { timingBesideOthers } from '../engine/timing';
import { readScenarios } from '../registry/read-scenarios';
import { sampleResult } from '../reporters/sample-report';
import { TextOutput } from '../reporters/text-output';
import { embeddedRuntime } from '../runtimes/embedded';
import { bundledTarget as target } from './bundled-target';
import definition from '../../target-app/target';
import { CASES } from './catalogue';

const CASE_LIMIT_MS = 120_000;
const AT_ONCE = 2;

/** Held up, and looked at from outside by the command alone. */
async function diagnosed(of: Case): Promise<{ code: number; diagnosis: Diagnosis; secrets: string[] }> {
  let seen: { code: number; diagnosis: Diagnosis; secrets: string[] } | null = null;
  const plan = {
    ...ONCE,
    cases: [of],
    target,
    runtime: embeddedRuntime,
    seed: 1,
    timing: timingBesideOthers(),
    tool: 'test',
  };
  const hooks = { reporters: [], note: () => undefined, signal: new AbortController().signal };
  await holdBroken(plan, hooks, async (held) => {
    const { code, stdout, stderr } = await run([...diagnoseArguments(held), '--json']);
    if (stdout === '') throw new Error(stderr);
    const secrets = [held.token, held.outside.stored, new URL(held.databaseUrl).password];
    seen = {
      code,
      diagnosis: JSON.parse(stdout) as Diagnosis,
      secrets: secrets.filter((secret) => secret !== null),
    };
  });
  if (seen === null) throw new Error(`${of.id} was not held.`);
  return seen;
}

async function run(argv: readonly string[]) {
  const [stdout, stderr] = [new TextOutput(), new TextOutput()];
  const root = join(__dirname, '..', '..');
  const parts = {
    ...fakeParts(root),
    scenarios: readScenarios(root),
    target: { file: 'target.ts', definition },
  };
  const world = fakeWorld({ stdout, stderr, engine: fakeEngine([], (of) => sampleResult(of)) });
  const code = await runCli(['diagnose', ...argv], parts, world, new AbortController().signal);
  return { code, stdout: stdout.text, stderr: stderr.text };
}

describe('each variant, held up and diagnosed from outside by the command alone', () => {
  const results = new Map<string, ReturnType<typeof diagnosed>>();
  beforeAll(() => {
    const waiting = [...CASES];
    const ends = new Map<string, (result: ReturnType<typeof diagnosed>) => void>();
    for (const { id } of CASES) results.set(id, new Promise((end) => ends.set(id, end)));
    const work = async () => {
      for (let of = waiting.shift(); of !== undefined; of = waiting.shift()) {
        const result = diagnosed(of);
        ends.get(of.id)?.(result);
        await result.catch(() => undefined);
      }
    };
    for (let count = 0; count < AT_ONCE; count += 1) void work();
  });

  test.each(CASES)(
    '$id is named first, as this very variant, and nothing secret is shown',
    async ({ id, cause }) => {
      const result = await results.get(id);
      if (result === undefined) throw new Error(`${id} was not begun.`);
      const { code, diagnosis, secrets } = result;
      const [first] = diagnosis.causes;
      const said = JSON.stringify(diagnosis, null, 1);
      expect({ code, cause: first?.id }).toEqual({ code: 0, cause: cause.name });
      expect(first?.variants).toEqual([id.slice(cause.name.length + 1)]);
      for (const secret of secrets) expect(said).not.toContain(secret);
      expect(said).not.toMatch(/eyJ[\w-]+\.[\w-]/);
    },
    CASE_LIMIT_MS,
  );
});
