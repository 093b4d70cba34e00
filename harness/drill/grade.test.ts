import { gradeOf } from './grade';
import { DEDUCTION_RULES, NAMED_CAUSE_ALONE, RUBRIC } from './rubric';
import type { TimedEvent } from './transcript';

const look: TimedEvent = {
  kind: 'look',
  at: 1,
  number: 1,
  by: 'prompt',
  command: 'request',
  text: '',
  signs: [{ name: 'status', value: '401', says: '' }],
};
const answer = (
  at: number,
  right: boolean,
  located: boolean,
  counts: readonly number[] = [],
): TimedEvent => ({
  kind: 'answer',
  at,
  answer: 'x',
  evidence: [1],
  right,
  located,
  counts,
  says: '',
});
const verify = (at: number, mended: boolean, harm: readonly string[] = []): TimedEvent => ({
  kind: 'verify',
  at,
  mended,
  status: 200,
  harm,
  says: '',
});
const hint: TimedEvent = { kind: 'hint', at: 2, number: 1, title: '', price: 3 };
const perfect = [look, answer(5, true, true, [1]), verify(9, true)];

describe('the grade', () => {
  test('is 100 points for all of the rubric, each with its time', () => {
    expect(Object.values(RUBRIC).reduce((sum, { points }) => sum + points, 0)).toBe(100);
    const { points, parts } = gradeOf(perfect, true, true);
    expect([points, parts.map(({ at }) => at)]).toEqual([100, [1, 5, 5, 5, 9]]);
  });

  test.each([
    ['nothing at all', 0, [], false, false],
    ['the cause without its variant', 100 - RUBRIC.named.points + NAMED_CAUSE_ALONE, perfect, true, false],
    ['no look before the answer', 90, perfect.slice(1), true, true],
    ['evidence that proves nothing', 80, [look, answer(5, true, true), verify(9, true)], true, true],
    ['no mending', 80, perfect.slice(0, 2), false, true],
    [
      'one wrong answer in the right place',
      90,
      [look, answer(2, false, true), ...perfect.slice(1)],
      true,
      true,
    ],
    ['one wrong answer elsewhere', 80, [look, answer(2, false, false), ...perfect.slice(1)], true, true],
    [
      'nine wrong answers',
      60,
      [look, ...Array.from({ length: 9 }, () => answer(2, false, false)), ...perfect.slice(1)],
      true,
      true,
    ],
    ['a hint, solved', 97, [...perfect, hint], true, true],
    ['a hint, not solved', 80, [look, hint, answer(5, true, true, [1])], false, true],
    [
      'one harm, seen twice',
      80,
      [look, verify(3, false, ['a']), verify(4, false, ['a']), ...perfect.slice(1)],
      true,
      true,
    ],
    ['more harm than points', 0, [look, verify(3, false, ['a', 'b', 'c'])], false, true],
  ] as const)('for %s is %i points', (_what, points, events, solved, exactly) => {
    expect(gradeOf(events, solved, exactly).points).toBe(points);
    expect(DEDUCTION_RULES.harm.points).toBe(20);
  });
});
