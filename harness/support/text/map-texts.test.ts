import { mapTexts } from './map-texts';

test('every text is changed, however deep it stands, and nothing else', () => {
  const when = new Date(0);
  const data = { text: 'a', list: ['b', 1, [true, { deep: 'c' }]], none: null, absent: undefined, when };
  const before = structuredClone(data);
  expect(mapTexts(data, (text) => text.toUpperCase())).toEqual({
    text: 'A',
    list: ['B', 1, [true, { deep: 'C' }]],
    none: null,
    absent: undefined,
    when,
  });
  expect(data).toEqual(before);
});
