// Runs one case: a round for each fix, and one result of them all.

import type { Checker } from '../../contract/checker';
import { conditionMeta } from '../../contract/condition';
import type { Fix } from '../../contract/fix';
import type { FixResult, Phase, Result } from '../../contract/result';
import type { Case } from '../../contract/scenario';
import type { ProbeRequest } from '../../contract/target';
import { maskSecrets } from '../../support/secrets/mask';
import { probesApart } from './asked-probes';
import type { EngineLane } from '../lane/open-lane';
import type { WhichFixes } from '../plan/plan';
import { Phases } from './phases';
import { runRound, type Round } from './run-round';

export interface CaseOptions {
  readonly checker?: Checker | undefined;
  /** Told of each phase as it begins. */
  readonly begun?: (phase: Phase) => void;
}

export async function runCase(
  of: Case,
  lane: EngineLane,
  which: WhichFixes,
  { checker, begun }: CaseOptions = {},
): Promise<Result> {
  const began = performance.now();
  const phases = new Phases(begun);
  const fixes: FixResult[] = [];
  let shown: Round | null = null;
  for (const { fix, only } of roundsOf(of, lane, which)) {
    const round = await runRound(of, fix, lane, { phases, checker, ...(only === undefined ? {} : { only }) });
    if (round.fix !== null && only === undefined) fixes.push(round.fix);
    if (shown === null || round.verdict !== 'reproduced') shown = round;
    if (round.verdict !== 'reproduced') break;
  }
  if (shown === null) throw new Error(`${of.id} has no fix.`);
  const hide = hiding(lane);
  return resultOf(
    of,
    { ...hide(shown), verdict: shown.verdict },
    hide(fixes),
    phases,
    performance.now() - began,
  );
}

/** For what was seen: names and verdicts are this tool's own words, and a password may be one of them. */
function hiding({ secret, secrets = [], person, bystander }: EngineLane): <T>(seen: T) => T {
  return (seen) => maskSecrets(seen, [secret, ...secrets, person.password, bystander.password]);
}

/** One for each fix; and one more for each probe that needs an injection of its own. */
function roundsOf(
  { variant }: Case,
  { target }: EngineLane,
  which: WhichFixes,
): { readonly fix: Fix; readonly only?: ProbeRequest }[] {
  const [first, ...others] = variant.fixes;
  return [
    { fix: first },
    ...probesApart(variant, target).map((only) => ({ fix: first, only })),
    ...(which === 'all' ? others : []).map((fix) => ({ fix })),
  ];
}

function resultOf(
  of: Case,
  round: Round,
  fixes: readonly FixResult[],
  phases: Phases,
  durationMs: number,
): Result {
  return {
    id: of.id,
    guide: of.cause.meta.guide ?? null,
    condition: of.variant.condition,
    nonconforming: isNonconforming(of, round),
    verdict: round.verdict,
    why: round.why,
    durationMs: Math.round(durationMs),
    phases: phases.rounded,
    receipt: round.receipt,
    expected: round.expected,
    observed: round.observed,
    differences: round.differences,
    check: round.check,
    fixes,
  };
}

/** A 401 for the server's own fault, for which RFC 9110 §15.6 has a 5xx. */
function isNonconforming(of: Case, { expected }: Round): boolean {
  const answers401 = expected?.exchanges.some(({ response }) => response.status === 401) ?? false;
  return answers401 && conditionMeta(of.variant.condition)?.rfc9110 === '5xx';
}
