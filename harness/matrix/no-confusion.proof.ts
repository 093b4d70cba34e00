import { readSigns } from '../checks';
import { GUIDE_NAMES } from '../checks/guide-names';
import { guideChecker } from '../checks/point';
import { SIGNS, type Sign, type SignName } from '../contract/check';
import { rankCauses, rankVariants, type RankedVariant } from '../diagnose/rank';
import { runPlan } from '../engine/plan/run-plan';
import { timingBesideOthers } from '../engine/timing';
import { embeddedRuntime } from '../runtimes/embedded';
import { CASES } from '../testing/catalogue';
import { bundledTarget as target } from '../testing/bundled-target';
import { withheldChoices, withoutClues } from './clue-kinds';
import type { Evidence } from './collect-evidence';
import { DISGUISES, type Disguise } from './disguise.fixture';
import { runMatrix, type MatrixRun } from './run-matrix';

const RUN_LIMIT_MS = 120_000;

/**
 * By variant, those of other causes whose stack the Check of it alone cannot tell from its own: whatever it reads there is missing or as usual. The
 * signs of all Checks together, and what the answer complains of, do tell them apart.
 */
const POINTS_AT_OTHERS: Readonly<Record<string, readonly string[]>> = {
  'jwt-mismatch/rotated-secret': ['env-missing/unset', 'env-missing/empty', 'env-missing/dotenv-not-loaded'],
  'jwt-mismatch/trailing-newline': [
    'env-missing/unset',
    'env-missing/empty',
    'env-missing/dotenv-not-loaded',
  ],
  'session-revoked/revoked-row': ['database-connection/terminated'],
  'session-revoked/aggressive-cleanup': ['database-connection/terminated'],
  'session-expired/expired-row': [
    'jwt-mismatch/other-algorithm',
    'jwt-expired/expired',
    'jwt-expired/clock-skew',
    'session-revoked/table-truncated',
    'database-connection/terminated',
  ],
  'token-missing/stripped-header': [
    'cors/origin-not-allowed',
    'cors/preflight-continue',
    'cors/header-not-allowed',
  ],
};

describe('all variants, each reproduced once', () => {
  let run: MatrixRun;
  beforeAll(async () => {
    const signal = new AbortController().signal;
    run = await runMatrix({
      plan: {
        cases: CASES,
        target,
        runtime: embeddedRuntime,
        lanes: 2,
        seed: 1,
        timing: timingBesideOthers(),
        tool: 'test',
      },
      names: GUIDE_NAMES,
      runPlan,
      hooks: { reporters: [], note: (line) => process.stderr.write(`${line}\n`), signal },
      // All that is asked later, while there is something to ask.
      async alsoLook(again) {
        for (const disguise of Object.values(DISGUISES))
          for (const withheld of [[], ['token']] as const)
            await readSigns(withoutClues(disguise(again()), withheld));
      },
    });
  }, RUN_LIMIT_MS);

  test('are found by their own signs, and no two are confused or alike but for those that are declared', () => {
    const { matrix, report } = run;
    expect(report.results.flatMap(({ id, why }) => (why === null ? [] : `${id}: ${why}`))).toEqual([]);
    expect(matrix.diagonal).toEqual(CASES.map(({ id }) => id));
    expect({ undeclared: matrix.undeclared, stale: matrix.stale }).toEqual({ undeclared: [], stale: [] });
    expect(matrix.alike).toHaveLength(43);
  });

  test.each(CASES)(
    "the guide's Check of $id points at it, and at none but those from which it cannot tell it",
    async (of) => {
      const pointing: string[] = [];
      for (const { of: broken, recording } of run.evidence)
        if ((await guideChecker().look(of, recording.again()))?.points === true) pointing.push(broken.id);
      const inOrder = CASES.map(({ id }) => id);
      const wanted = [of.id, ...(POINTS_AT_OTHERS[of.id] ?? [])];
      expect(pointing).toEqual(inOrder.filter((id) => wanted.includes(id)));
    },
  );

  test('an aggressive clean-up has hit the session of another user too, and one revoked row has not', () => {
    const shown = (id: string) =>
      run.evidence.find(({ of }) => of.id === id)?.signs.find(({ name }) => name === 'other sessions')?.value;
    expect([shown('session-revoked/aggressive-cleanup'), shown('session-revoked/revoked-row')]).toEqual([
      'all revoked',
      'active',
    ]);
  });

  describe.each(Object.entries(DISGUISES))('%s', (_name, disguise) => {
    test('with full evidence, the right cause is ranked first, and the right variant in it', async () => {
      for (const { of, recording } of run.evidence) {
        const [first, second] = rankCauses(CASES, await readSigns(disguise(recording.again())));
        const [likeliest, next] = first?.variants ?? [];
        expect(likeliest?.of.id).toBe(of.id);
        expect(likeliest?.weight).toBeGreaterThan(next?.weight ?? 0);
        expect(first?.likelihood).toBeGreaterThan(second?.likelihood ?? 0);
      }
    });

    test.each(withheldChoices().map((kinds) => ({ without: kinds.join(', ') || 'nothing', kinds })))(
      'without $without, only what truly cannot be told apart is ranked as high, and what would tell is named',
      async ({ kinds }) => {
        expect(await faultsOfRanking(run.evidence, (clues) => withoutClues(disguise(clues), kinds))).toEqual(
          [],
        );
      },
    );
  });

  test('nothing was asked of a stack that was gone', () => {
    expect(run.evidence.flatMap(({ recording }) => recording.missed)).toEqual([]);
  });
});

type Values = ReadonlyMap<SignName, string | null>;

/** One line for each variant that is taken for something else than it is, or not as well as it could be. */
async function faultsOfRanking(evidence: readonly Evidence[], disguise: Disguise): Promise<string[]> {
  const all = new Map(evidence.map(({ of, signs }) => [of.id, valuesOf(signs)]));
  const read = new Map<string, readonly Sign[]>();
  for (const { of, recording } of evidence) read.set(of.id, await readSigns(disguise(recording.again())));
  const there = new Map([...read].map(([id, signs]) => [id, valuesOf(signs)]));
  return evidence.flatMap(({ of: { id } }) => {
    const ranked = rankVariants(CASES, read.get(id) ?? []);
    const own = ranked.find(({ of }) => of.id === id);
    if (own === undefined || own.weight === 0)
      return [`${id} is ruled out by ${own?.differing.map(({ says }) => says).join('; ') ?? 'nothing'}`];
    const rivals = ranked.filter(({ of, weight }) => of.id !== id && weight >= own.weight);
    return rivals.flatMap((rival) => {
      const telling = tellingSigns(there.get(id), rival, there.get(rival.of.id));
      if (telling.length > 0)
        return [`${id} is not ranked above ${rival.of.id}, which shows another ${telling.join(', ')}`];
      const missing = [...own.unknown, ...rival.unknown].map(({ name }) => name);
      const wouldTell = tellingSigns(all.get(id), rival, all.get(rival.of.id));
      return wouldTell.some((name) => missing.includes(name))
        ? []
        : [`nothing that would tell ${id} from ${rival.of.id} is named`];
    });
  });
}

function valuesOf(signs: readonly Sign[]): Values {
  return new Map(signs.map(({ name, value }) => [name, value]));
}

/** Signs that both show, differently, where neither value is one that the other variant may show as well. */
function tellingSigns(
  mine: Values = new Map(),
  { of }: RankedVariant,
  theirs: Values = new Map(),
): SignName[] {
  return [...mine].flatMap(([name, value]) => {
    const other = theirs.get(name) ?? null;
    if (value === null || other === null || value === other) return [];
    const possible: readonly string[] = [of.variant.signs?.[name] ?? SIGNS[name].ordinary].flat();
    return possible.includes(value) && possible.includes(other) ? [] : [name];
  });
}
