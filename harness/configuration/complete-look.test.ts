import type { SeenExchange } from '../contract/target';
import type { Facts } from '../contract/target';
import { completeLook } from './complete-look';

const FACTS = {} as Facts;
const SEEN: SeenExchange = {
  response: { status: 503, headers: { 'x-a': '1' }, body: { why: 'connect ECONNREFUSED', at: 5 } },
  headers: { 'x-a': '1', date: 'today' },
  logs: [{ level: 'error', msg: 'request 7 failed', pid: 1 }],
  metric: { refused: 1 },
};

describe('a look', () => {
  test('leaves what it does not say as it was seen', () => {
    expect(completeLook({})(FACTS, SEEN)).toMatchObject({
      response: SEEN.response,
      logs: SEEN.logs,
      metric: SEEN.metric,
    });
  });

  test('takes what fits its classes and expressions as it was seen', () => {
    const look = completeLook({
      status: '5xx',
      headers: { 'x-a': /^\d$/, 'x-b': null },
      body: { why: /ECONNREFUSED/, at: 5 },
      logs: [{ level: 'error', msg: /^request \d+ failed$/ }],
    });
    expect(look(FACTS, SEEN)).toMatchObject({ response: SEEN.response, logs: SEEN.logs });
  });

  test('says what was wanted where that does not fit', () => {
    const look = completeLook({
      status: '401',
      headers: { 'x-a': null, 'x-b': 'b' },
      body: { why: /^no$/ },
      logs: [{ msg: /^other$/ }, { level: 'warn' }],
      metric: {},
    });
    expect(look(FACTS, SEEN)).toEqual({
      response: { status: 401, headers: { 'x-b': 'b' }, body: { why: '/^no$/' } },
      logs: [{ level: 'error', msg: '/^other$/', pid: 1 }, { level: 'warn' }],
      metric: {},
    });
  });

  test('may be a function, which gives a part or the whole', () => {
    const whole = { response: { status: 401, headers: {}, body: null }, logs: [], metric: {} };
    expect(completeLook(() => whole)(FACTS, SEEN)).toBe(whole);
    expect(completeLook(() => ({ status: 418 }))(FACTS, SEEN).response).toEqual({
      ...SEEN.response,
      status: 418,
    });
  });

  test('says that the process ends of it', () => {
    expect(completeLook({ ends: true }).ends).toBe(true);
    expect(completeLook({ status: 401 }).ends).toBeUndefined();
  });
});
