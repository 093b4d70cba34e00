import { completeLog } from './complete-log';

describe('a log line', () => {
  test('of JSON is read by the keys that it is mapped to', () => {
    const { parse, byTime } = completeLog({
      json: { level: 'lvl', message: '/detail/text', requestId: 'reqId', fields: ['code'] },
      levels: { schlimm: 'fatal' },
    });
    expect(parse('{"lvl":"schlimm","detail":{"text":"oh"},"reqId":7,"code":3,"time":1}')).toEqual({
      level: 'fatal',
      message: 'oh',
      requestId: '7',
      fields: { code: 3 },
    });
    expect(byTime).toBe(true);
  });

  test.each([
    ['{"level":40,"msg":"a"}', 'warn', 'a'],
    ['{"level":"WARNING","message":"a"}', 'warn', 'a'],
    ['{"level":"Err","msg":"a"}', 'error', 'a'],
    ['    at somewhere', 'info', '    at somewhere'],
    ['{half', 'info', '{half'],
  ])('%s has by convention the level %s', (line, level, message) => {
    expect(completeLog({ json: {} }).parse(line)).toEqual({ level, message, requestId: null, fields: {} });
  });

  test('of text is read by named groups, whatever the flags of the pattern', () => {
    const { parse } = completeLog({
      pattern: /^(?<level>\w+) \[(?<requestId>\d+)\] (?<message>.*) in (?<ms>\d+)$/g,
    });
    for (let time = 0; time < 2; time += 1)
      expect(parse('WARN [12] slow in 30')).toEqual({
        level: 'warn',
        message: 'slow',
        requestId: '12',
        fields: { ms: '30' },
      });
  });

  test.each<[string, (line: string) => unknown]>([
    ['fails on it', (line) => JSON.parse(line) as unknown],
    ['gives nothing', () => undefined],
    ['gives a promise', async () => ({ level: 'info', message: 'later' })],
    ['knows no level', () => ({ level: 50, message: 'a number', requestId: null, fields: {} })],
    ['has no message', () => ({ level: 'warn', requestId: null, fields: {} })],
  ])('is unreadable where the function that reads it %s', (_, parse) => {
    expect(completeLog({ parse: parse as never }).parse('{ not json')).toBeNull();
  });

  test('is not judged where there is none', () => {
    expect(completeLog('none')).toEqual({ parse: expect.any(Function) as unknown });
    expect(completeLog().parse('x')).toBeNull();
  });
});
