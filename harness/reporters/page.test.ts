import { isColoured, openPage } from './page';
import { TextOutput } from './text-output';

const terminal = new TextOutput(true, 80);
const pipe = new TextOutput();

describe('colour', () => {
  test.each([
    ['a terminal has it', terminal, {}, true],
    ['a pipe is plain', pipe, {}, false],
    ['NO_COLOR takes it from a terminal', terminal, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR says nothing', terminal, { NO_COLOR: '' }, true],
    ['FORCE_COLOR gives it to a pipe', pipe, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 takes it from a terminal', terminal, { FORCE_COLOR: '0' }, false],
    ['NO_COLOR goes before FORCE_COLOR', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['a dumb terminal is plain', terminal, { TERM: 'dumb' }, false],
  ])('%s', (_, output, env, coloured) => {
    expect(isColoured(output, env)).toBe(coloured);
  });
});

describe('the width', () => {
  test.each([
    ['of a terminal is its own', 80, 80],
    ['is never more than people read', 200, 100],
    ['is never less than a report needs', 10, 40],
    ['of a terminal that reports none is not known', 0, 100],
    ['of a pipe is not known', undefined, 100],
  ])('%s', (_, columns, expected) => {
    const stdout = new TextOutput(columns !== undefined, columns);
    expect(openPage({ stdout, stderr: new TextOutput(), env: {} }).columns).toBe(expected);
  });
});

describe('the status line', () => {
  test('is cleared before a whole line and stands again behind it', () => {
    const stdout = new TextOutput(true, 80);
    const page = openPage({ stdout, stderr: new TextOutput(), env: {} });
    page.live('1 of 2');
    page.write('done\n');
    page.live(null);
    expect(stdout.text.replaceAll('\r\x1b[2K', '<clear>')).toBe('<clear>1 of 2<clear>done\n1 of 2<clear>');
  });

  test('never comes into a pipe', () => {
    const stdout = new TextOutput();
    const page = openPage({ stdout, stderr: new TextOutput(), env: {} });
    page.live('1 of 2');
    page.aside('beside');
    page.live(null);
    expect(stdout.text).toBe('');
  });
});
