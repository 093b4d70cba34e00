import { bundledTarget as target } from '../../testing/bundled-target';
import { SIGN_NAMES, type SignName } from '../../contract/check';
import type { Case } from '../../contract/scenario';
import { declaredPairs } from '../../matrix/declared-pairs';
import { caseNamed, CASES } from '../../testing/catalogue';
import type { Look } from '../book';
import { edgePlot, HEALTHY, plotOf } from '../incident/plot';
import { twoFaults } from '../incident/two-faults';
import type { LookSign } from '../transcript';
import { judgeAnswer } from './judge-answer';
import { readAnswer } from './read-answer';

const KNOWN = { cases: CASES, pairs: declaredPairs(CASES, target) };

describe('an answer', () => {
  test.each(CASES.map((of) => [of.id, of] as const))(
    'is right for %s where it names it or its cause, and wrong else, for a reason that names neither',
    (_id, of) => {
      const plot = plotOf(of);
      for (const name of [of.id, of.cause.name])
        expect(judgeAnswer(readAnswer(name, CASES), [], plot, KNOWN)).toMatchObject({ right: true, why: '' });
      for (const other of CASES.filter(({ id }) => id !== of.id)) {
        const { right, why } = judgeAnswer(readAnswer(other.id, CASES), [], plot, KNOWN);
        expect([other.id, right]).toEqual([other.id, false]);
        expect(why).toContain(`${other.id} does not fit`);
        expect(why).not.toContain(of.id);
        if (other.cause !== of.cause) expect(why).not.toContain(of.cause.name);
      }
      for (const name of ['healthy', 'edge', `${of.id},edge`])
        expect(judgeAnswer(readAnswer(name, CASES), [], plot, KNOWN).right).toBe(false);
    },
  );

  test('that all is well is wrong where something was broken at first, whether or not it is mended by now', () => {
    for (const plot of [plotOf(caseNamed('session-revoked/revoked-row')), edgePlot(429)]) {
      const { right, why } = judgeAnswer(readAnswer('healthy', CASES), [], plot, KNOWN);
      expect({ right, why }).toEqual({
        right: false,
        why: 'healthy does not fit what is there: something was broken when this drill began: name that.',
      });
    }
  });

  test('to two faults names both, in any order', () => {
    const [plot] = twoFaults(CASES);
    if (plot === undefined) throw new Error('There are no two faults.');
    const [a, b] = plot.cases.map(({ id }) => id);
    const rightOf = (text: string) => judgeAnswer(readAnswer(text, CASES), [], plot, KNOWN).right;
    expect(
      [`${a},${b}`, `${b}, ${a}`.replace(' ', ''), `${a}`, `${a},${a}`, `${b}`, 'healthy'].map(rightOf),
    ).toEqual([true, true, false, false, false, false]);
  });

  test('that names no cause is refused with the nearest names', () => {
    expect(() => readAnswer('session-revokd', CASES)).toThrow('did you mean "session-revoked"');
  });

  test('is in the right place even where it names another cause there', () => {
    const of = caseNamed('session-revoked/revoked-row');
    const judged = judgeAnswer(readAnswer('session-expired/expired-row', CASES), [], plotOf(of), KNOWN);
    expect(judged).toMatchObject({ right: false, located: true });
  });
});

describe('evidence', () => {
  test.each(CASES.map((of) => [of.id, of] as const))('of its own kind proves %s', (_id, of) => {
    expect(countsFor(of, looksOf(of)).length).toBeGreaterThan(0);
  });

  test.each(KNOWN.pairs.map(({ a, b, separatedBy }) => [a, b, separatedBy] as const))(
    'that both %s and %s show proves neither',
    (a, b, separatedBy) => {
      const both = SIGN_NAMES.filter((name) => !separatedBy.includes(name));
      for (const of of [caseNamed(a), caseNamed(b)]) {
        const others = KNOWN.pairs.filter((pair) => [pair.a, pair.b].includes(of.id));
        const telling = others.flatMap((pair) => pair.separatedBy);
        const shared = looksOf(
          of,
          both.filter((name) => !telling.includes(name)),
        );
        expect(countsFor(of, shared)).toEqual([]);
      }
    },
  );

  test('that the edge has answered by itself, or that the user gets 200, is a sign of its own', () => {
    const look = (signs: readonly LookSign[]): Look => ({ ...LOOK, signs });
    const edge = look([{ name: 'answered by', value: 'the edge', says: '' }]);
    const good = look([{ name: 'status', value: '200', says: '' }]);
    const counts = (answer: string, plot: typeof HEALTHY, one: Look) =>
      judgeAnswer(readAnswer(answer, CASES), [one], plot, KNOWN).counts;
    expect([counts('edge', edgePlot(429), edge), counts('edge', edgePlot(429), good)]).toEqual([[1], []]);
    expect([counts('healthy', HEALTHY, good), counts('healthy', HEALTHY, edge)]).toEqual([[1], []]);
  });
});

const LOOK = { kind: 'look', number: 1, by: 'prompt', command: 'x', text: '', at: 0 } as const;

/** One look that shows what the variant's profile says. */
function looksOf({ variant: { signs = {} } }: Case, names: readonly SignName[] = SIGN_NAMES): Look[] {
  const shown = names.flatMap((name): LookSign[] => {
    const [value] = [signs[name] ?? []].flat();
    return value === undefined ? [] : [{ name, value, says: '' }];
  });
  return [{ ...LOOK, signs: shown }];
}

function countsFor(of: Case, looks: readonly Look[]): readonly number[] {
  return judgeAnswer(readAnswer(of.id, CASES), looks, plotOf(of), KNOWN).counts;
}
