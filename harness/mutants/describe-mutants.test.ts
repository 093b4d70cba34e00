import { openPage } from '../reporters/page';
import { sampleResult } from '../reporters/sample-report';
import { TextOutput } from '../reporters/text-output';
import { ASPECTS } from './aspect';
import { allSeen, describeMutants } from './describe-mutants';
import type { JudgedMutant } from './judge-mutant';
import type { MutantsReport } from './run-mutants';

const control = [sampleResult({ id: 'jwt-mismatch/rotated-secret' })];

const mutants: readonly JudgedMutant[] = ASPECTS.map((aspect) => ({
  condition: 'token-signature-invalid',
  aspect,
  id: 'jwt-mismatch/rotated-secret',
  outcome: 'red',
  why: null,
  differences: [{ at: `/${aspect}`, expected: 401, got: 403 }],
}));

function text(report: MutantsReport): string {
  return describeMutants(openPage({ stdout: new TextOutput(), stderr: new TextOutput(), env: {} }), report);
}

function lastLine(report: MutantsReport): string {
  return text(report).trimEnd().split('\n').at(-1) ?? '';
}

describe('the table of mutants', () => {
  test('shows the place of each difference with what was expected and got', () => {
    for (const aspect of ASPECTS)
      expect(text({ control, mutants })).toMatch(
        new RegExp(`^  ${aspect} +red +/${aspect}: expected 401, got 403$`, 'm'),
      );
  });

  test('ends with the total', () => {
    expect(lastLine({ control, mutants })).toBe('5 mutants, 5 seen red');
    expect(allSeen({ control, mutants })).toBe(true);
  });

  test('counts out what was not seen, and shows it', () => {
    const [first, ...others] = mutants;
    if (first === undefined) throw new Error('no mutant');
    const report = {
      control,
      mutants: [{ ...first, outcome: 'survived', differences: [] } as const, ...others],
    };
    expect(lastLine(report)).toBe('5 mutants, 4 seen red');
    expect(text(report)).toMatch(/^ {2}status +survived$/m);
    expect(allSeen(report)).toBe(false);
  });

  test('speaks of no mutant where the original is red', () => {
    const failed = [sampleResult({ id: 'a/b' }, { verdict: 'inconclusive', why: 'no receipt' })];
    expect(lastLine({ control: failed, mutants: [] })).toBe(
      'No mutant was judged: the original is red for 1 condition of 1',
    );
    expect(text({ control: failed, mutants: [] })).toContain('inconclusive no receipt');
  });

  test('is not all seen where there is nothing to see', () => {
    expect(allSeen({ control: [], mutants: [] })).toBe(false);
  });
});
