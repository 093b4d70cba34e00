import { changeOf, readSamples, sumOf } from './metrics';

describe('the text exposition format, version 0.0.4, is read', () => {
  test.each<[what: string, line: string, series: string, value: number]>([
    ['a bare name', 'up 1', 'up', 1],
    ['labels', 'a_total{b="c",d="e"} 2', 'a_total{b="c",d="e"}', 2],
    ['commas and blanks in a value', 'a{b="c, d"} 3', 'a{b="c, d"}', 3],
    ['braces in a value', 'a{b="{c}"} 4', 'a{b="{c}"}', 4],
    ['a closing brace and a number in a value', 'a{b="} 9"} 5', 'a{b="} 9"}', 5],
    ['escapes in a value', String.raw`a{b="say \"c\"\\ \n"} 6`, String.raw`a{b="say \"c\"\\ \n"}`, 6],
    ['a "#" in a value', 'a{b="#"} 7', 'a{b="#"}', 7],
    ['a timestamp behind the value', 'a 8 1395066363000', 'a', 8],
    ['blanks and tabs between the parts', '  a\t{b="c"}  9', 'a{b="c"}', 9],
    ['no blank in front of the value', 'a{b="c"}10', 'a{b="c"}', 10],
    ['a bucket without a limit', 'a_bucket{le="+Inf"} 11', 'a_bucket{le="+Inf"}', 11],
    ['an exponent', 'a 1.5e+3', 'a', 1500],
    ['a negative number', 'a -1', 'a', -1],
    ['positive infinity', 'a +Inf', 'a', Infinity],
    ['negative infinity', 'a -Inf', 'a', -Infinity],
    ['no number', 'a NaN', 'a', NaN],
  ])('with %s', (_what, line, series, value) => {
    expect(readSamples(`# HELP a What it is 1\n# TYPE a counter\n\n${line}\n`)).toEqual({ [series]: value });
  });

  test('without its comments, its empty lines and what is no sample', () => {
    expect(readSamples('# a 1\n\n   \n#a 2\nnull\nalone\n')).toEqual({});
  });

  test('from a text alone: a body of another form holds no samples', () => {
    expect(readSamples(null)).toEqual({});
    expect(readSamples({ a: 1 })).toEqual({});
  });
});

describe('the change between two readings', () => {
  const judged = (series: string) => series.startsWith('judged');

  test('holds what rose, fell or appeared, and nothing that stayed or is not judged', () => {
    expect(
      changeOf(
        { judged_same: 1, judged_up: 1, judged_down: 3, other: 0, judged_infinite: Infinity },
        { judged_same: 1, judged_up: 3, judged_down: 1, judged_new: 1, other: 9, judged_infinite: Infinity },
        judged,
      ),
    ).toEqual({ judged_up: 2, judged_down: -2, judged_new: 1 });
  });

  test('holds what is gone as a fall', () => {
    expect(changeOf({ judged: 5, judged_nothing: 0, other: 1 }, {}, judged)).toEqual({ judged: -5 });
  });

  test('leaves out a counter that appears with nothing counted', () => {
    expect(changeOf({}, { judged: 0 }, judged)).toEqual({});
  });

  test('is added up over several processes', () => {
    expect(sumOf([{ a: 1, b: 2 }, {}, { b: 3 }])).toEqual({ a: 1, b: 5 });
  });
});
