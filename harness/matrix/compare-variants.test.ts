import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignName } from '../contract/check';
import { CASES } from '../testing/catalogue';
import { bundledTarget as target } from '../testing/bundled-target';
import { compareVariants, type Shown } from './compare-variants';
import { declaredMatrix } from './declared-matrix';
import { declaredPairs, separatingSigns } from './declared-pairs';
import { drawMatrix } from './draw-matrix';
import { MAY_STAY_ALIKE } from './may-stay-alike';

const PAIRS = declaredPairs(CASES, target);

describe('the pairs that look alike from outside', () => {
  test('are 43, each with a sign that never shows the same in both, or one of those that may stay alike', () => {
    expect(PAIRS).toHaveLength(43);
    const unsure = PAIRS.filter(
      ({ a, b, separatedBy }) => !separatedBy.some((name) => neverTheSame(name, a, b)),
    );
    const declared = MAY_STAY_ALIKE.map(({ a, b }) => `${a} ${b}`);
    for (const { a, b } of unsure) expect(declared).toContain(`${a} ${b}`);
  });

  test('hold all those that may stay alike', () => {
    const ids = PAIRS.map(({ a, b }) => `${a} ${b}`);
    for (const { a, b } of MAY_STAY_ALIKE) expect(ids).toContain(`${a} ${b}`);
  });
});

function neverTheSame(name: SignName, ...ids: readonly string[]): boolean {
  const [one = [], other = []] = ids.map((id) =>
    [CASES.find((of) => of.id === id)?.variant.signs?.[name] ?? []].flat(),
  );
  return one.length > 0 && other.length > 0 && !one.some((value) => other.includes(value));
}

describe('the signs that separate two profiles', () => {
  test('are those that both name and that share no value', () => {
    expect(
      separatingSigns(
        { secret: 'set', 'user row': ['absent', 'active'], preflight: 'allowed' },
        { secret: 'unset', 'user row': 'absent', redirect: 'yes' },
      ),
    ).toEqual(['secret']);
  });

  test('are, where there is none of these, those that do not always show the same', () => {
    expect(separatingSigns({ 'user row': ['absent', 'active'] }, { 'user row': 'absent' })).toEqual([
      'user row',
    ]);
  });
});

describe('the picture of the matrix', () => {
  test('is current (npm run matrix)', () => {
    const picture = readFileSync(join(__dirname, '..', '..', 'docs', 'matrix.svg'), 'utf8');
    expect(picture).toBe(drawMatrix(declaredMatrix(CASES, target)));
  });
});

describe('what was seen is held against what is declared', () => {
  const [a, b] = CASES.filter(({ id }) => id.startsWith('env-missing/'));
  if (a === undefined || b === undefined)
    throw new Error('The catalogue has no two variants of env-missing.');
  const shown = (of: typeof a, secret: string, look: string): Shown => ({
    of,
    look,
    signs: [
      { name: 'complaint', value: 'secret missing', says: '' },
      { name: 'secret', value: secret, says: '' },
    ],
    there: [],
  });
  const pair = { a: a.id, b: b.id };
  const declared = { pairs: [{ ...pair, separatedBy: ['secret' as const] }], mayStayAlike: [] };
  const compare = (...all: Shown[]) => compareVariants([a, b], all, declared);

  test('nothing is said where all is as declared', () => {
    expect(compare(shown(a, 'unset', 'x'), shown(b, 'empty', 'x'))).toEqual({
      variants: [a.id, b.id],
      diagonal: [a.id, b.id],
      alike: [{ ...pair, separatedBy: ['secret'] }],
      undeclared: [],
      stale: [],
    });
  });

  test('one that shows what another shows leaves the diagonal, and is undeclared', () => {
    const { diagonal, alike, undeclared } = compare(shown(a, 'empty', 'x'), shown(b, 'empty', 'x'));
    expect(diagonal).toEqual([b.id]);
    expect(alike).toEqual([{ ...pair, separatedBy: null }]);
    expect(undeclared).toEqual([{ ...pair, why: 'with everything at hand, one is taken for the other' }]);
  });

  test('two that look alike and are not declared so are undeclared', () => {
    const { undeclared } = compareVariants([a, b], [shown(a, 'unset', 'x'), shown(b, 'empty', 'x')], {
      ...declared,
      pairs: [],
    });
    expect(undeclared).toEqual([{ ...pair, why: 'they look alike from outside' }]);
  });

  test('two that are declared alike and no longer are, or whose sign no longer separates them, are stale', () => {
    const { stale } = compare(shown(a, 'unset', 'x'), shown(b, 'unset', 'y'));
    expect(stale).toEqual([
      { ...pair, why: 'they do not look alike from outside' },
      { ...pair, why: '"secret" does not separate them' },
    ]);
  });

  test('two that may stay alike, and are told apart even then, are stale', () => {
    const may = { ...pair, where: 'it is dark', cluesThere: <T>(clues: T) => clues };
    const there = (one: Shown): Shown => ({ ...one, there: [{ pair: may, signs: one.signs }] });
    const { stale } = compareVariants(
      [a, b],
      [there(shown(a, 'unset', 'x')), there(shown(b, 'empty', 'x'))],
      {
        ...declared,
        mayStayAlike: [may],
      },
    );
    expect(stale).toEqual([{ ...pair, why: 'they are told apart even where it is dark' }]);
  });
});
