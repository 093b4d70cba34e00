import { holds, ratiosOf, spreadOf, type Figure } from './figure';

describe('figures', () => {
  test('are told by their median, least and most', () => {
    expect(spreadOf([9, 1, 2])).toEqual({ median: 2, min: 1, max: 9 });
    expect(spreadOf([4, 1, 2, 3])).toEqual({ median: 2.5, min: 1, max: 4 });
    expect(spreadOf([])).toEqual({ median: Number.NaN, min: Number.NaN, max: Number.NaN });
  });

  test('are compared round by round', () => {
    expect(ratiosOf([10, 40], [5, 10])).toEqual([2, 4]);
    expect(ratiosOf([10], [])).toEqual([Number.NaN]);
  });

  test('hold what is promised of their median, the limit itself included', () => {
    const figure: Figure = { name: 'it', unit: '×', values: [1, 10, 30], how: '' };
    expect(holds(figure)).toBeNull();
    expect(holds({ ...figure, limit: { is: 'at least', value: 10 } })).toBe(true);
    expect(holds({ ...figure, limit: { is: 'at least', value: 10.1 } })).toBe(false);
    expect(holds({ ...figure, limit: { is: 'at most', value: 10 } })).toBe(true);
    expect(holds({ ...figure, limit: { is: 'at most', value: 9.9 } })).toBe(false);
  });

  test('of which nothing was measured hold nothing', () => {
    const figure: Figure = { name: 'it', unit: '×', values: [], how: '', limit: { is: 'at most', value: 1 } };
    expect(holds(figure)).toBe(false);
    expect(holds({ ...figure, unmeasured: 'no engine' })).toBeNull();
  });
});
