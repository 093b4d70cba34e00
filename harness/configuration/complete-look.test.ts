import type { LookConfiguration } from '../contract/configuration';
import type { Facts, SeenExchange } from '../contract/target';
import { lookFor } from '../contract/look-for';
import { completeLook } from './complete-look';
import { readTarget } from './read-target';

const FACTS = {} as Facts;
const SEEN: SeenExchange = {
  response: { status: 503, headers: { 'x-a': '1' }, body: { why: 'connect ECONNREFUSED', at: 5 } },
  headers: { 'x-a': '1', date: 'today' },
  logs: [{ level: 'error', msg: 'request 7 failed', pid: 1 }],
  metric: { refused: 1 },
};

describe('a look', () => {
  test('leaves what it does not say as it was seen', () => {
    expect(lookOf({})(FACTS, SEEN)).toMatchObject({
      response: SEEN.response,
      logs: SEEN.logs,
      metric: SEEN.metric,
    });
  });

  test('takes what fits its classes and expressions as it was seen', () => {
    const look = lookOf({
      status: '5xx',
      headers: { 'x-a': /^\d$/, 'x-b': null },
      body: { why: /ECONNREFUSED/, at: 5 },
      logs: [{ level: 'error', msg: /^request \d+ failed$/ }],
    });
    expect(look(FACTS, SEEN)).toMatchObject({ response: SEEN.response, logs: SEEN.logs });
  });

  test('says what was wanted where that does not fit', () => {
    const look = lookOf({
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
    expect(lookOf(() => whole)(FACTS, SEEN)).toEqual(whole);
    expect(lookOf(() => ({ status: 418 }))(FACTS, SEEN).response).toEqual({
      ...SEEN.response,
      status: 418,
    });
  });

  test('says that the process ends of it', () => {
    expect(lookOf({ ends: true }).ends).toBe(true);
    expect(lookOf({ status: 401 }).ends).toBeUndefined();
  });

  test('names headers in either case, as HTTP does, as data and as what a function gives', () => {
    const part = { status: 503, headers: { 'X-A': null, 'WWW-Authenticate': 'Bearer' } };
    const headers = { 'www-authenticate': 'Bearer' };
    const whole = { response: { status: 401, headers: { 'WWW-Authenticate': 'Bearer' }, body: null } };
    for (const look of [part, () => part, () => ({ ...whole, logs: [], metric: {} })])
      expect(lookOf(look)(FACTS, SEEN).response.headers).toEqual(headers);
  });

  test.each<[what: string, gives: () => unknown, says: string]>([
    ['a promise', async () => ({ status: 401 }), 'looks.token-expired must give an object, not a promise'],
    [
      'a promise that fails',
      () => Promise.reject(new Error('late')),
      'looks.token-expired must give an object, not a promise',
    ],
    ['nothing', () => undefined, 'looks.token-expired must give an object, not nothing'],
    ['a text', () => 'x', 'looks.token-expired must give an object, not "x"'],
    [
      'a key that there is not',
      () => ({ stauts: 401 }),
      'looks.token-expired: has the unknown key "stauts" (did you mean "status"?)',
    ],
    [
      'half a signature',
      () => ({ response: { status: 401, headers: {}, body: null } }),
      'looks.token-expired.logs: is missing',
    ],
    [
      'an expression that remembers',
      () => ({ body: { why: /no/g } }),
      'looks.token-expired.body.why: must be without the flags g and y',
    ],
    [
      'that it ends',
      () => ({ ends: true }),
      'looks.token-expired.ends: is read of a look that is no function',
    ],
    [
      'an error',
      () => {
        throw new TypeError('no such fact');
      },
      'Failed to do what looks.token-expired says: no such fact. Mend looks.token-expired.',
    ],
  ])('that is a function may not give %s', (_, gives, says) => {
    const look = lookOf(gives as () => object);
    expect(() => look(FACTS, SEEN)).toThrow(says);
  });

  test.each<[name: string, look: LookConfiguration, seen: number, wanted: number]>([
    ['token-expired', { headers: { 'x-a': '1' } }, 200, 401],
    ['token-expired', () => ({ body: {} }), 200, 401],
    ['token-expired#probe', { body: {} }, 403, 401],
    ['database-refuses', { logs: [] }, 502, 502],
    ['database-refuses', { logs: [] }, 401, 500],
    ['token-expired', { status: 403 }, 403, 403],
    // What the gateway answers once the process is gone is not the backend's.
    ['database-refuses', { ends: true }, 0, 0],
    // What a backend answers to a preflight that it does not allow is nowhere said.
    ['preflight-origin-refused', { headers: {} }, 204, 204],
  ])('of %s (%j) takes %d for %d: without a status, that of its condition’s class counts', (...row) => {
    const [name, look, status, wanted] = row;
    const target = readTarget({
      process: { command: ['node', 'server.js'], supervised: true },
      database: {},
      signIn: { path: '/login', token: '/token' },
      probe: '/me',
      looks: { [name]: look },
    });
    const found = lookFor(target, { condition: name.split('#')[0] ?? '', probe: 'probe' });
    const seen = { ...SEEN, response: { ...SEEN.response, status } };
    expect(found?.(FACTS, seen).response.status).toBe(wanted);
  });
});

function lookOf(look: LookConfiguration) {
  return completeLook('token-expired', look);
}
