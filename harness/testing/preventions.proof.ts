import type { PreventedReport, PreventedResult } from '../contract/prevented';
import type { Case } from '../contract/scenario';
import { ONCE } from '../engine/plan/plan';
import { runPrevented } from '../engine/run-prevented';
import { timingBesideOthers } from '../engine/timing';
import { separate } from '../registry/separate';
import { embeddedRuntime } from '../runtimes/embedded';
import { bundledTarget as target } from './bundled-target';
import { CASES } from './catalogue';

const RUN_LIMIT_MS = 240_000;

const cases = separate(CASES, target).applicable.filter(({ variant }) => variant.prevention !== undefined);
const switchedOff = [
  'env-missing/unset',
  'jwt-expired/short-lifetime',
  'session-revoked/aggressive-cleanup',
].map((id) => withPrevention(id, 'switched off', { variables: {} }));
const faultless = withPrevention('session-revoked/table-truncated', 'without its fault', {
  faults: [{ title: 'nothing at all', act: async () => undefined, witness: async () => null }],
});

describe('each prevention that a scenario names, on the target app', () => {
  let report: PreventedReport;
  beforeAll(async () => {
    report = await runPrevented(
      {
        cases: [...cases, ...switchedOff, faultless],
        target,
        runtime: embeddedRuntime,
        ...ONCE,
        lanes: 2,
        seed: 1,
        timing: timingBesideOthers(),
        tool: 'test',
      },
      {
        note: (line) => process.stderr.write(`${line}\n`),
        signal: new AbortController().signal,
        result: () => undefined,
      },
    );
  }, RUN_LIMIT_MS);

  const of = (id: string): PreventedResult => {
    const found = report.results.find((result) => result.id === id);
    if (found === undefined) throw new Error(`No case ${id} was run.`);
    return found;
  };

  test('there are some for the guide’s causes 2, 3 and 10', () => {
    expect(cases.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'jwt-expired/short-lifetime',
        'session-revoked/aggressive-cleanup',
        'session-revoked/table-truncated',
        'env-missing/unset',
        'env-missing/empty',
        'env-missing/dotenv-not-loaded',
      ]),
    );
  });

  test.each(cases)('$id gives its 401 without it, and with it nobody gets one', ({ id }) => {
    const { verdict, why, without, with: trial } = of(id);
    expect({ verdict, why, without: without.verdict }).toEqual({
      verdict: 'prevented',
      why: null,
      without: 'reproduced',
    });
    expect(trial).toMatchObject({
      status: 200,
      refused: 0,
      shown: { summary: expect.any(String) as string },
    });
    expect(trial.environment).toHaveLength(1);
  });

  test.each([
    ['env-missing/unset', 'exit code 1', 'Failed to start: JWT_SECRET is not set. Correct the environment.'],
    ['env-missing/empty', 'exit code 1', 'Failed to start: JWT_SECRET is empty. Correct the environment.'],
  ])('%s: the process refuses to start and says which variable', (id, how, says) => {
    expect(of(id).with.shown?.summary).toBe(`the new process refuses to start (${how}): ${says}`);
  });

  test.each(switchedOff)('$id: a user gets the 401, and it is said not to be prevented', ({ id }) => {
    const { verdict, with: trial } = of(id);
    expect(verdict).not.toBe('prevented');
    expect(trial.shown).toBeNull();
  });

  test('where the fault is not in place, nothing is claimed', () => {
    expect(of(faultless.id)).toMatchObject({ verdict: 'inconclusive' });
  });
});

function withPrevention(
  id: string,
  how: string,
  changes: Partial<NonNullable<Case['variant']['prevention']>>,
): Case {
  const found = cases.find((one) => one.id === id);
  if (found?.variant.prevention === undefined) throw new Error(`${id} has no prevention.`);
  const prevention = { ...found.variant.prevention, ...changes };
  return { ...found, id: `${id} ${how}`, variant: { ...found.variant, prevention } };
}
