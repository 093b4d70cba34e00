import jwt from 'jsonwebtoken';
import type { Clues } from '../contract/clues';
import { CASES, caseNamed } from '../testing/catalogue';
import { GUIDE_NAMES } from './guide-names';
import { guideChecker } from './point';

const SECRET = 'throw-away';
const NOW_S = Math.floor(Date.now() / 1000);
const HOUR_S = 3600;

const TOKEN = signed({ iat: NOW_S, exp: NOW_S + HOUR_S });

/** Of one variant each, what its own Check looks at: it cannot see more of any other. */
const CLUES: Readonly<Record<string, Partial<Clues>>> = {
  'jwt-expired/expired': sent(`Bearer ${signed({ iat: NOW_S - 2 * HOUR_S, exp: NOW_S - HOUR_S })}`),
  'jwt-expired/short-lifetime': sent(`Bearer ${signed({ iat: NOW_S - HOUR_S, exp: NOW_S - HOUR_S + 1 })}`),
  'jwt-expired/unitless-lifetime': sent(`Bearer ${signed({ iat: NOW_S - 1, exp: NOW_S - 1 })}`),
  'jwt-expired/clock-skew': sent(
    `Bearer ${signed({ iat: NOW_S, nbf: NOW_S + HOUR_S, exp: NOW_S + 2 * HOUR_S })}`,
  ),
  'token-format/truncated': sent(`Bearer ${TOKEN.slice(0, -20)}`),
  'token-format/missing-bearer': sent(TOKEN),
  'token-format/corrupted': sent(`Bearer ${TOKEN.replace('.e', '.Z')}`),
  'token-format/quoted': sent(`Bearer "${TOKEN}"`),
  'token-format/undefined-literal': sent('Bearer undefined'),
  'token-format/doubled-bearer': sent(`Bearer Bearer ${TOKEN}`),
  'env-missing/unset': { ...sent(`Bearer ${TOKEN}`), environment: {} },
  'env-missing/empty': { ...sent(`Bearer ${TOKEN}`), environment: { JWT_SECRET: '' } },
  'env-missing/dotenv-not-loaded': {
    ...sent(`Bearer ${TOKEN}`),
    environment: {},
    dotenv: { JWT_SECRET: SECRET },
  },
};
const IDS = Object.keys(CLUES);

function sent(header: string): Partial<Clues> {
  return { header, environment: { JWT_SECRET: SECRET } };
}

function signed(claims: jwt.JwtPayload): string {
  return jwt.sign({ userId: 'u-1', ...claims }, SECRET);
}

async function outcome(id: string, clues: Partial<Clues>) {
  const looked = await guideChecker().look(caseNamed(id), { names: GUIDE_NAMES, path: '/session', ...clues });
  if (looked === null) throw new Error(`The guide has no Check for ${id}.`);
  return looked;
}

describe("the guide's Check", () => {
  test.each(IDS)('of %s points at it on its own clues, and on those of no other variant', async (id) => {
    const pointing: string[] = [];
    for (const [other, clues] of Object.entries(CLUES))
      if ((await outcome(id, clues)).points) pointing.push(other);
    expect(pointing).toEqual([id]);
  });

  test('says what it sees where it points, and what it sees instead where it does not', async () => {
    expect(await outcome('env-missing/unset', { environment: {} })).toEqual({
      points: true,
      finding: 'Environment variable missing: JWT_SECRET is not set',
    });
    expect(await outcome('env-missing/unset', { environment: { JWT_SECRET: SECRET } })).toEqual({
      points: false,
      finding: 'not this: JWT_SECRET is set',
    });
  });

  test.each(CASES)('of $id does not point where there is nothing to look at', async ({ id }) => {
    expect(await outcome(id, {})).toMatchObject({ points: false });
  });

  test('is none for a cause that the guide does not know, and for a variant without signs', async () => {
    const known = caseNamed('env-missing/unset');
    const { signs, ...signless } = known.variant;
    expect(signs).toBeDefined();
    const clues = { names: GUIDE_NAMES, path: '/session' };
    const guide = guideChecker();
    expect(await guide.look({ ...known, cause: { ...known.cause, name: 'own' } }, clues)).toBeNull();
    expect(await guide.look({ ...known, variant: signless }, clues)).toBeNull();
  });
});
