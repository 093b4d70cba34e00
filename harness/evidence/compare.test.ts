import type { Observation } from '../contract/signature';
import { compareObservations, compareValues } from './compare';

describe('two values are compared whole', () => {
  test.each<[what: string, value: unknown]>([
    ['texts', 'a'],
    ['nothing', null],
    ['numbers that are none', NaN],
    ['objects, whatever the order of their keys', { a: 1, b: [{ c: null }] }],
    ['empty lists', []],
  ])('%s that are alike differ nowhere', (_what, value) => {
    const copy = JSON.parse(JSON.stringify({ value })) as { value: unknown };
    expect(compareValues('', value, Number.isNaN(value) ? NaN : copy.value)).toEqual([]);
  });

  test('the order of keys is no difference, that of list items is', () => {
    expect(compareValues('', { a: 1, b: 2 }, { b: 2, a: 1 })).toEqual([]);
    expect(compareValues('', [1, 2], [2, 1])).toEqual([
      { at: '/0', expected: 1, got: 2 },
      { at: '/1', expected: 2, got: 1 },
    ]);
  });

  test('what is missing has no "got", what nobody expected has no "expected"', () => {
    expect(compareValues('/x', { missing: 1, same: 0 }, { same: 0, extra: { deep: true } })).toStrictEqual([
      { at: '/x/missing', expected: 1 },
      { at: '/x/extra', got: { deep: true } },
    ]);
    expect(compareValues('', [1], [1, 2])).toStrictEqual([{ at: '/1', got: 2 }]);
    expect(compareValues('', [1, 2], [1])).toStrictEqual([{ at: '/1', expected: 2 }]);
  });

  test('a key that is called as what every object has is a key', () => {
    const got = JSON.parse('{"error":"e","__proto__":{},"constructor":1}') as unknown;
    expect(compareValues('', { error: 'e' }, got)).toEqual([
      { at: '/__proto__', got: {} },
      { at: '/constructor', got: 1 },
    ]);
  });

  test('null is a value of its own, neither missing nor empty', () => {
    expect(compareValues('', { a: null }, {})).toEqual([{ at: '/a', expected: null }]);
    expect(compareValues('/a', null, {})).toEqual([{ at: '/a', expected: null, got: {} }]);
  });

  test.each<[expected: unknown, got: unknown]>([
    [1, '1'],
    [0, false],
    [0, -0],
    ['', null],
    [[], {}],
    [{ 0: 'a' }, ['a']],
    [{ a: 1 }, '{"a":1}'],
  ])('%j is not %j', (expected, got) => {
    expect(compareValues('/at', expected, got)).toEqual([{ at: '/at', expected, got }]);
  });

  test('pointers escape "~" and "/" as RFC 6901 §3 has it, "~" first', () => {
    expect(compareValues('', { 'a/b': 1, 'c~d': 1, '~1': 1, '': 1 }, {}).map(({ at }) => at)).toEqual([
      '/a~1b',
      '/c~0d',
      '/~01',
      '/',
    ]);
  });
});

describe('two observations', () => {
  const observation: Observation = {
    exchanges: [
      {
        role: 'probe',
        request: { method: 'GET', path: '/', headers: {} },
        response: { status: 401, headers: {}, body: { error: 'no' } },
        logs: [],
      },
    ],
    metric: { 'failures{reason="a/b"}': 1 },
    otherLogs: [],
  };

  test('do not differ in the requests that they are about', () => {
    const [exchange] = observation.exchanges;
    const request = { method: 'POST', path: '/other', headers: { a: 'b' } };
    const other = { ...observation, exchanges: [{ ...exchange, request }] } as Observation;
    expect(compareObservations(observation, other)).toEqual([]);
  });

  test('differ in metrics, stray lines and whole exchanges', () => {
    const other: Observation = { exchanges: [], metric: {}, otherLogs: [{ level: 'warn', msg: 'stray' }] };
    expect(compareObservations(observation, other).map(({ at }) => at)).toEqual([
      '/exchanges/0',
      '/metric/failures{reason="a~1b"}',
      '/otherLogs/0',
    ]);
  });
});
