import type { LogRecord } from '../contract/log';
import { countLog } from './count-log';

const line = (requestId: string | null, reason: string, message: string): LogRecord => ({
  level: 'warn',
  message,
  requestId,
  fields: { reason, status: 401 },
});
const INVALID = ['❌ Auth failed: Invalid token', '❌ Token error details: JsonWebTokenError: x'] as const;

describe('the count of a log', () => {
  test('counts requests whose lines are all there, however they are mixed', () => {
    const log = [
      line('a', 'invalid_token', INVALID[0]),
      line('b', 'no_token', '❌ Auth failed: No token provided'),
      line(null, '', 'listening'),
      line('a', 'invalid_token', INVALID[1]),
    ];
    expect(countLog(log)).toEqual({ whole: { invalid_token: 1, no_token: 1 }, broken: [] });
  });

  test.each([
    ['a line is missing', [line('a', 'invalid_token', INVALID[0])]],
    ['the lines are in another order', [...INVALID].reverse().map((one) => line('a', 'invalid_token', one))],
    ['a line is there twice', [INVALID[0], ...INVALID].map((one) => line('a', 'invalid_token', one))],
    ['the reason is none', [line('a', 'toString', INVALID[0])]],
  ])('says of which request %s', (_, log) => {
    expect(countLog(log)).toEqual({ whole: {}, broken: ['a'] });
  });
});
