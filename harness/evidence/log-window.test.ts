import type { Level, LogRecord } from '../contract/log';
import { isAlarming } from './log-window';

describe('a log line that nobody expected', () => {
  test.each<[level: Level, alarming: boolean]>([
    ['debug', false],
    ['info', false],
    ['warn', true],
    ['error', true],
    ['fatal', true],
  ])('of level %s is alarming: %s', (level, alarming) => {
    const record: LogRecord = { level, message: 'stray', requestId: null, fields: {} };
    expect(isAlarming(record)).toBe(alarming);
  });
});
