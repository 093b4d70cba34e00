// The whole method: steady state, inject, observe, check, fix and 200 again, everything undone.

import type { Checker, CheckOutcome } from '../../contract/checker';
import type { Fix } from '../../contract/fix';
import type { Receipt } from '../../contract/receipt';
import type { Finding, FixResult } from '../../contract/result';
import type { Case } from '../../contract/scenario';
import type { Difference, Observation } from '../../contract/signature';
import type { ProbeRequest } from '../../contract/target';
import type { Verdict } from '../../contract/verdict';
import { isShortage } from '../../support/shortage';
import { messageOf } from '../../support/user-error';
import { askedProbes } from './asked-probes';
import { endedProcesses, seeHealthy } from './healthy';
import { Injection } from './inject';
import { judge } from './judge';
import { gatherClues } from './gather-clues';
import { markLogs, observe, type Seen } from './observe';
import type { EngineLane } from '../lane/open-lane';
import type { Phases } from './phases';
import { answerLimit } from './answer-limit';
import { whatIsGone } from '../lane/surroundings';

/** What one round showed: one fresh injection, and one fix. */
export interface Round {
  readonly verdict: Verdict;
  readonly why: string | null;
  readonly receipt: Receipt | null;
  readonly expected: Observation | null;
  readonly observed: Observation | null;
  readonly differences: readonly Difference[];
  readonly check: Finding | null;
  readonly fix: FixResult | null;
}

export interface RoundOptions {
  readonly phases: Phases;
  readonly checker: Checker | undefined;
  /** The one of the target's probes that is judged, where each needs an injection of its own. */
  readonly only?: ProbeRequest;
}

const NOTHING_SEEN = {
  receipt: null,
  expected: null,
  observed: null,
  differences: [],
  check: null,
  fix: null,
} as const;

/** Never rejects. Where the round could not be undone, the lane is not fit for use afterwards. */
export async function runRound(of: Case, fix: Fix, lane: EngineLane, options: RoundOptions): Promise<Round> {
  const { phases } = options;
  const round = await unlessGone(lane, await breakAndMend(of, fix, lane, options));
  try {
    await phases.measure('undo', () => lane.takeBack());
    return outlived(lane, round);
  } catch (thrown) {
    return notUndone(round, messageOf(thrown));
  }
}

/** What a fault does to a process may show only once everything else is as before. */
function outlived(lane: EngineLane, round: Round): Round {
  if (round.verdict !== 'reproduced') return round;
  const differences = endedProcesses(lane, '/undo');
  if (differences.length === 0) return round;
  return { ...round, ...notReproduced('the target did not outlive the fault'), differences };
}

/** A difference is the target's only where all that the run provides still stands. */
async function unlessGone(lane: EngineLane, round: Round): Promise<Round> {
  if (round.verdict !== 'not reproduced') return round;
  const gone = await whatIsGone(lane);
  return gone === null ? round : { ...round, ...inconclusive(`${gone}; so ${round.why ?? ''}`) };
}

async function breakAndMend(
  of: Case,
  fix: Fix,
  lane: EngineLane,
  { phases, checker, only }: RoundOptions,
): Promise<Round> {
  const { variant } = of;
  try {
    const steady = await phases.measure('steady', async () => {
      await lane.prepare();
      return seeHealthy(lane, variant, '/steady');
    });
    if (steady.differences.length > 0) {
      return {
        ...NOTHING_SEEN,
        ...inconclusive('the stack was not healthy before the fault'),
        differences: steady.differences,
      };
    }

    const marks = markLogs(lane);
    const injection = new Injection(lane, variant.faults);
    await phases.measure('inject', () => injection.before());

    const limitMs = answerLimit(lane);
    const seen = await phases.measure('observe', () =>
      observe(lane, askedProbes(of, lane.target, only), {
        marks,
        limitMs,
        ...meanwhileOf(injection),
      }),
    );
    await injection.after(seen.sent.flatMap(({ records }) => records));
    const { receipt } = injection;
    const { expected, differences } = judge(lane, seen, limitMs);
    const found = { ...NOTHING_SEEN, receipt, expected, observed: seen.observation, differences };
    if (injection.unproven !== null)
      return { ...found, ...inconclusive(`no receipt for: ${injection.unproven.title}`) };
    if (differences.length > 0)
      return { ...found, ...notReproduced('what was seen differs from what was expected') };

    const check = await phases.measure('check', () => lookByGuide(of, lane, seen, checker));
    if (check?.points === false)
      return {
        ...found,
        check: findingOf(check),
        ...notReproduced("the guide's Check does not point at this cause"),
      };

    const mended = await phases.measure('fix', () => mend(fix, lane, variant));
    return { ...found, check: findingOf(check), ...mended };
  } catch (thrown) {
    return { ...NOTHING_SEEN, ...inconclusive(messageOf(thrown)) };
  }
}

async function lookByGuide(
  of: Case,
  lane: EngineLane,
  seen: Seen,
  checker: Checker | undefined,
): Promise<CheckOutcome | null> {
  return checker === undefined ? null : checker.look(of, await gatherClues(lane, seen, checker.names));
}

function findingOf(check: CheckOutcome | null): Finding | null {
  return check === null ? null : { finding: check.finding };
}

async function mend(
  fix: Fix,
  lane: EngineLane,
  variant: Case['variant'],
): Promise<Pick<Round, 'verdict' | 'why' | 'fix' | 'differences'>> {
  try {
    await fix.apply(lane);
    if (lane.target.process.supervised === true) await lane.deployment.revive();
    const { status, differences } = await seeHealthy(lane, variant, '/fix');
    const result = { fix: { title: fix.title, status }, differences };
    return differences.length === 0
      ? { verdict: 'reproduced', why: null, ...result }
      : { ...notReproduced(`the fix did not help: ${fix.title}`), ...result };
  } catch (thrown) {
    const why = `the fix failed: ${fix.title}: ${messageOf(thrown)}`;
    return {
      ...(isShortage(thrown) ? inconclusive(why) : notReproduced(why)),
      fix: { title: fix.title, status: null },
      differences: [],
    };
  }
}

function meanwhileOf({ meanwhile }: Injection) {
  return meanwhile === undefined ? {} : { meanwhile };
}

/** What was seen to be wrong with the target stays wrong; nothing else is sure any more. */
function notUndone(round: Round, how: string): Round {
  const why = [round.why, `it could not be undone: ${how}`].filter((part) => part !== null).join('; ');
  return { ...round, verdict: round.verdict === 'not reproduced' ? round.verdict : 'inconclusive', why };
}

function inconclusive(why: string): Pick<Round, 'verdict' | 'why'> {
  return { verdict: 'inconclusive', why };
}

function notReproduced(why: string): Pick<Round, 'verdict' | 'why'> {
  return { verdict: 'not reproduced', why };
}
