// Walks from "does it start" to "is the healthy probe 2xx", and on to what the backend tells of itself: up to the first step that fails.

import type { Stack } from '../contract/runtime';
import { openLane, type EngineLane } from '../engine/lane/open-lane';
import type { Hooks, Plan } from '../engine/plan/plan';
import { withStack } from '../engine/plan/with-stack';
import { UserError } from '../support/user-error';
import { passed, type StepFinding, type StepId } from './examination';
import { failureOf } from './failure';
import { lookAtLog } from './look-at-log';
import { lookAtMetrics } from './look-at-metrics';
import { lookAtProbes } from './look-at-probes';
import { lookAtStates } from './look-at-states';

export type DoctorPlan = Pick<Plan, 'runtime' | 'target' | 'timing' | 'toxiproxyUrl'>;

/** What was found up to the first failure. Rejects where what is wrong is not the target's: no runtime, an interruption. */
export async function examine(
  plan: DoctorPlan,
  hooks: Pick<Hooks, 'note' | 'signal'>,
  told: (finding: StepFinding) => void = () => undefined,
): Promise<readonly StepFinding[]> {
  const findings: StepFinding[] = [];
  const tell = (...found: readonly StepFinding[]): void => {
    for (const finding of found) {
      findings.push(finding);
      told(finding);
    }
  };
  await withStack(plan, hooks, (stack) => walk(stack, plan, tell));
  return findings;
}

type Steps = readonly [StepId, ...StepId[]];

/** What is done at one go, each with the step first that it is laid to where nothing more particular is known. */
const OPENING: Steps = ['starts', 'command', 'database', 'ready'];
const PREPARING: Steps = ['seed', 'signUp', 'signIn'];

type Tell = (...found: readonly StepFinding[]) => void;

async function walk(stack: Stack, plan: DoctorPlan, tell: Tell): Promise<void> {
  const { target, timing } = plan;
  const opening = async (): Promise<EngineLane> =>
    openLane(await stack.openLane({ name: 'lane1', ownCluster: false }), target, timing);
  const lane = await attempt(OPENING, tell, opening, (thrown) => thrown instanceof UserError);
  if (lane === null) return;
  tell(...cameUp(lane, stack));
  if ((await attempt(PREPARING, tell, async () => (await lane.prepare(), true))) === null) return;
  tell(
    passed('seed', 'they are as a scenario wants them'),
    passed('signUp', target.signUp === undefined ? 'nobody has to' : 'two people'),
    passed('signIn', `it gave one of ${String(lane.session.token.length)} characters`),
  );
  const from = lane.deployment.serving[0]?.log.lines.length ?? 0;
  const looks: readonly (readonly [StepId, () => Promise<StepFinding>])[] = [
    ['probe', () => lookAtProbes(lane)],
    ['log', () => lookAtLog(lane, from)],
    ['metrics', () => lookAtMetrics(lane)],
    ['states', () => lookAtStates(lane)],
  ];
  for (const [step, look] of looks) {
    const finding = await attempt([step], tell, look);
    if (finding === null) return;
    tell(finding);
    if (finding.status === 'failed') return;
  }
}

function cameUp({ deployment, target }: EngineLane, { postgres }: Stack): StepFinding[] {
  const { program } = target.process;
  const what = program.kind === 'command' ? program.argv.join(' ') : program.file;
  return [
    passed('command', what),
    passed('database', `PostgreSQL ${postgres}`),
    passed('starts', `process ${deployment.baseline.id}`),
    passed('ready', deployment.baseline.url),
  ];
}

/** Null where it failed, which is then told as one of the `steps`. Rejects with what is not `ofTarget`. */
async function attempt<T>(
  steps: Steps,
  tell: Tell,
  work: () => Promise<T>,
  ofTarget: (thrown: unknown) => boolean = () => true,
): Promise<T | null> {
  try {
    return await work();
  } catch (thrown) {
    if (!ofTarget(thrown)) throw thrown;
    tell(failureOf(thrown, steps));
    return null;
  }
}
