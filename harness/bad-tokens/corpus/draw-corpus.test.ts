import { randomInt } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { materialOf } from '../material';
import { expectAnswer } from '../oracle/expect-answer';
import { render } from '../render/render';
import { CONFUSIONS } from './confusions';
import { drawAt, drawCorpus, shrink } from './draw-corpus';

const SEED = randomInt(2 ** 32 - 1);
const COUNT = 1000;
const material = materialOf(SEED);
const now = Math.floor(Date.now() / 1000);

describe(`the corpus of seed ${SEED}`, () => {
  const corpus = drawCorpus(SEED, COUNT);
  const rendered = corpus.map((specimen, index) => render(specimen, { material, now, id: `id-${index}` }));
  const expectations = rendered.map((one) => {
    const rows = new Map(one.sessions.map((row) => [row.token, row]));
    return expectAnswer(one, { material, now, sessionOf: (token) => rows.get(token) });
  });

  test('is the same for the same seed, and a path leads to each of it', () => {
    expect(drawCorpus(SEED, COUNT)).toEqual(corpus);
    expect(drawAt(SEED, '17')).toEqual([corpus[17]]);
  });

  test('is, for a third at least, signed with the live secret', () => {
    expect(expectations.filter(({ signed }) => signed).length).toBeGreaterThan(COUNT / 3);
  });

  test('has something of every answer that there is', () => {
    const kinds = expectations.map(({ expected }) =>
      expected.kind === 'refused' ? expected.reason : expected.kind === 'Node' ? expected.status : 200,
    );
    expect(new Set(kinds)).toEqual(
      new Set([
        ...['no_token', 'bad_scheme', 'invalid_token', 'token_expired', 'session_not_found'],
        ...['session_revoked', 'session_expired', 'user_not_found', 'user_inactive', 200, 400, 431],
      ]),
    );
  });

  test('has every confusion of algorithms where a bearer token is looked for', () => {
    const drawn = corpus.flat().filter((spec) => spec.kind === 'token');
    const missing = CONFUSIONS.filter(
      ({ header, signing }) =>
        !drawn.some(
          (spec) =>
            spec.header === header && isDeepStrictEqual(spec.signing, signing) && spec.before === 'Bearer ',
        ),
    );
    expect(missing).toEqual([]);
  });

  test('is bytes, none of which begins another header line', () => {
    const values = rendered.flatMap((one) => one.values);
    expect(values.filter((value) => /[^\0-\xff]|\r\n/.test(value))).toEqual([]);
  });

  test('is made smaller where it fails', async () => {
    const index = corpus.findIndex((specimen) => specimen.length === 2);
    const found = await shrink({ seed: SEED, index, limitMs: 60_000 }, async ({ length }) => length < 2);
    expect(found?.specimen).toHaveLength(2);
    expect(drawAt(SEED, found?.path ?? '')).toEqual([found?.specimen]);
  });
});
