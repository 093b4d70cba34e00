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
    ['nothing at all', [], false, false, 0],
    ['the cause without its variant', perfect, true, false, 100 - RUBRIC.named.points + NAMED_CAUSE_ALONE],
    ['no look before the answer', perfect.slice(1), true, true, 90],
    ['evidence that proves nothing', [look, answer(5, true, true), verify(9, true)], true, true, 80],
    ['no mending', perfect.slice(0, 2), false, true, 80],
    [
      'one wrong answer in the right place',
      [look, answer(2, false, true), ...perfect.slice(1)],
      true,
      true,
      90,
    ],
    ['one wrong answer elsewhere', [look, answer(2, false, false), ...perfect.slice(1)], true, true, 80],
    [
      'nine wrong answers',
      [look, ...Array.from({ length: 9 }, () => answer(2, false, false)), ...perfect.slice(1)],
      true,
      true,
      60,
    ],
    ['a hint, solved', [...perfect, hint], true, true, 97],
    ['a hint, not solved', [look, hint, answer(5, true, true, [1])], false, true, 80],
    [
      'one harm, seen twice',
      [look, verify(3, false, ['a']), verify(4, false, ['a']), ...perfect.slice(1)],
      true,
      true,
      80,
    ],
    ['more harm than points', [look, verify(3, false, ['a', 'b', 'c'])], false, true, 0],
  ] as const)('for %s', (_what, events, solved, exactly, points) => {
    expect(gradeOf(events, solved, exactly).points).toBe(points);
    expect(DEDUCTION_RULES.harm.points).toBe(20);
  });
});
