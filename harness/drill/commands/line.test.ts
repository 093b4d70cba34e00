import { numberOf, readLine } from './line';

describe('a line of the prompt', () => {
  test.each([
    ['restart --env A=b --env "C=d e" --like 1', [], { env: ['A=b', 'C=d e'], like: ['1'] }],
    ['answer jwt-expired --evidence=1,2', ['jwt-expired'], { evidence: ['1,2'] }],
    ["note 'a b' c", ['a b', 'c'], {}],
    ['RESTART --unset X --like', [], { unset: ['X'], like: [''] }],
    ['restart --env "A=x\\ny"', [], { env: ['A=x\ny'] }],
  ])('%s', (text, words, options) => {
    const line = readLine(text);
    expect(line?.words).toEqual(words);
    expect(Object.fromEntries(line?.options ?? [])).toEqual(options);
  });

  test('may be empty', () => {
    expect(readLine('  ')).toBeNull();
  });

  test('keeps SQL as it was typed', () => {
    expect(readLine(`sql SELECT '--x' AS "a  b"`)?.rest).toBe(`SELECT '--x' AS "a  b"`);
  });

  test.each(['0', '21', 'x', ''])('refuses %p where a number from 1 to 20 is wanted', (value) => {
    const line = readLine(`request --times=${value}`);
    expect(() => line && numberOf(line, 'times', 1, 20)).toThrow('--times wants a whole number from 1 to 20');
  });
});
