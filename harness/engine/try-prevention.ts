// One fault with its prevention switched on: what that does about it, and whether a user gets a 401 all the same.

import type { Deployment, Settings, StartOptions } from '../contract/deployment';
import type { LaneParts } from '../contract/lane';
import type { PreventedVerdict, Trial } from '../contract/prevented';
import type { Prevention, StartRefusal } from '../contract/prevention';
import type { Variant } from '../contract/scenario';
import { EndedAtStart } from '../support/process/ended-at-start';
import { messageOf } from '../support/user-error';
import { seeHealthy } from './round/healthy';
import { Injection } from './round/inject';
import type { EngineLane } from './lane/open-lane';

export interface Tried {
  readonly verdict: PreventedVerdict;
  readonly why: string | null;
  readonly trial: Trial;
}

const NOTHING_SEEN: Trial = {
  environment: [],
  receipt: null,
  shown: null,
  then: null,
  status: null,
  refused: 0,
};

/** Never rejects. The lane is one that was opened with `switchedOn`, and is not fit for anything else afterwards. */
export async function tryPrevention(
  variant: Variant,
  prevention: Prevention,
  lane: EngineLane,
): Promise<Tried> {
  try {
    return await breakAndSee(variant, prevention, lane);
  } catch (thrown) {
    return { ...inconclusive(messageOf(thrown)), trial: NOTHING_SEEN };
  } finally {
    await lane.takeBack().catch(() => undefined);
  }
}

async function breakAndSee(variant: Variant, prevention: Prevention, lane: EngineLane): Promise<Tried> {
  const environment = await switchOn(prevention, lane);
  await lane.prepare();
  const steady = await seeHealthy(lane, variant, '/steady');
  if (steady.differences.length > 0)
    return {
      ...inconclusive('the stack was not healthy before the fault'),
      trial: { ...NOTHING_SEEN, environment },
    };

  const seeAtWork = await prevention.begin(lane);
  const injection = new Injection(lane, prevention.faults ?? variant.faults);
  const refusal = await refusalOf(injection);
  const { receipt } = injection;
  const seen = { ...NOTHING_SEEN, environment, receipt };
  if (refusal === null && injection.unproven !== null)
    return { ...inconclusive(`no receipt for: ${injection.unproven.title}`), trial: seen };

  const shown = await seeAtWork(refusal);
  const then = shown === null ? undefined : prevention.then;
  await then?.apply(lane);
  const { status, differences } = await seeHealthy(lane, variant, '/prevented');
  const refused = lane.edge.records.filter((record) => record.status === REFUSED).length;
  const trial = { ...seen, shown, then: then?.title ?? null, status, refused };
  if (shown === null) return { ...notPrevented('it was not seen to do anything about the fault'), trial };
  if (refused > 0) return { ...notPrevented('a user got a 401 all the same'), trial };
  if (differences.length > 0) return { ...notPrevented(`the user was answered with ${status}`), trial };
  return { verdict: 'prevented', why: null, trial };
}

const REFUSED = 401;

/** A new process, for the lane's first was started without it. Gives the variables as the process has them. */
async function switchOn({ variables }: Prevention, { target, deployment }: EngineLane): Promise<string[]> {
  const process = await deployment.restart({});
  const has = await process.environment();
  return Object.entries(variables).map(([role, value]) => {
    const name = target.variables[role as keyof typeof variables] ?? role;
    if ((has[name] ?? null) !== value)
      throw new Error(`The process was not started with ${name}=${String(value)}.`);
    return `${name}=${String(value)}`;
  });
}

/** How the process ended that was to serve; null where it serves. */
async function refusalOf(injection: Injection): Promise<StartRefusal | null> {
  try {
    await injection.before();
    return null;
  } catch (thrown) {
    if (!(thrown instanceof EndedAtStart)) throw thrown;
    return { how: thrown.how, lines: thrown.lines };
  }
}

/** The lane's parts, with every process started from now on having these variables beside its own. */
export function switchedOn(parts: LaneParts, variables: Settings): LaneParts {
  const { deployment } = parts;
  const also = (options: StartOptions): StartOptions => ({
    ...options,
    variables: { ...variables, ...options.variables },
  });
  const overlaid: Deployment = {
    get serving() {
      return deployment.serving;
    },
    get baseline() {
      return deployment.baseline;
    },
    restart: (options) => deployment.restart(also(options)),
    addBeside: (options) => deployment.addBeside(also(options)),
    restore: () => deployment.restore(),
    revive: () => deployment.revive(),
    runJob: (command) => deployment.runJob(command),
  };
  return { ...parts, deployment: overlaid };
}

function inconclusive(why: string): Pick<Tried, 'verdict' | 'why'> {
  return { verdict: 'inconclusive', why };
}

function notPrevented(why: string): Pick<Tried, 'verdict' | 'why'> {
  return { verdict: 'not prevented', why };
}
