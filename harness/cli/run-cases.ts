// Cases → plan → report → exit code, with the reporters that the options ask for.

import type { Result } from '../contract/result';
import type { Case } from '../contract/scenario';
import { exitCodeOf } from '../contract/verdict';
import { patientOn } from '../engine/patience';
import type { Plan } from '../engine/plan/plan';
import { openPage, type Page } from '../reporters/page';
import { separate } from '../registry/separate';
import { UserError } from '../support/user-error';
import { chooseRuntime } from './choose-runtime';
import type { Context } from './context';
import { checkerFor } from './checker-for';
import { leftOut, tellLeftOut } from './left-out';
import { rememberFailures } from './last-failed';
import { reportersFor } from './reporters-for';
import type { RunRequest } from './run-request';
import { tooFew } from './too-few';

/** Resolves to the exit code. Rejects with a `UserError`, or with the reason of the context's signal. */
export async function runCases(request: RunRequest, context: Context): Promise<number> {
  const { world, signal, parts } = context;
  const page = openPage(world);
  const { plan, runtime } = await planFor(request, context, page);
  const reporters = reportersFor(request, page, plan.cases, parts);
  for (const reporter of reporters)
    reporter.start?.({ cases: repeated(plan), runtime, timing: plan.timing.says });
  try {
    const report = await world.engine.runPlan(plan, { reporters, note: (line) => page.aside(line), signal });
    rememberFailures(parts.root, report.results);
    parts.warmed?.();
    const wantsAll = request.purpose === 'gate' && request.all === true;
    const few = wantsAll ? tooFew(plan.target, judgedIn(report.results)) : null;
    if (few !== null) page.aside(few);
    return few === null || report.verdict !== 'reproduced' ? exitCodeOf(report.verdict) : TOO_FEW;
  } finally {
    page.live(null);
  }
}

/** Whatever was judged was well, and more should have been. */
const TOO_FEW = 1;

/** How many variants were judged, whichever way. */
function judgedIn(results: readonly Result[]): number {
  return new Set(results.filter(({ verdict }) => verdict !== 'inconclusive').map(({ id }) => id)).size;
}

/** The plan for those of the cases that apply to the target; says which do not, and which runtime was chosen. */
export async function planFor(
  { purpose, cases, catalogue, flags }: RunRequest,
  { world, parts }: Context,
  page: Page,
): Promise<{ plan: Plan; runtime: string }> {
  const { applicable, notApplicable } = separate(cases, catalogue.target);
  const left = leftOut(notApplicable);
  tellLeftOut(left, { page, target: catalogue.target.name, file: parts.target.file });
  if (applicable.length === 0)
    throw new UserError({
      to: 'run anything',
      why: 'nothing of what was chosen applies to the target',
      value: catalogue.target.name,
      remedy: 'Choose other cases, or add to its definition what they need',
    });
  const { runtime, choice, says } = await chooseRuntime({
    purpose,
    option: flags.runtime,
    env: world.env,
    strategies: world.runtimes,
    target: catalogue.target,
    images: flags.image,
    note: (line) => page.aside(line),
  });
  page.aside(says);
  const lanes = flags.lanes ?? Math.min(MOST_LANES, world.cores);
  const plan: Plan = {
    cases: applicable,
    target: catalogue.target,
    runtime,
    runtimeChoice: choice,
    lanes,
    fixes: purpose === 'gate' ? 'all' : 'first',
    bail: flags.bail ?? false,
    repeat: flags.repeat ?? 1,
    order: flags.order ?? 'listed',
    seed: flags.seed ?? world.newSeed(),
    timing: patientOn(runtime.name, world.engine.timing(Math.max(1, lanes / (LANES_A_CORE * world.cores)))),
    checker: checkerFor(catalogue.target),
    ...left,
    toxiproxyUrl: flags.toxiproxy,
    tool: parts.version,
  };
  return { plan, runtime: says };
}

/** So many at a time do not make each other late: they wait as long as they work. */
const LANES_A_CORE = 2;

/** What one cluster and one fault proxy serve without becoming the bottleneck. */
const MOST_LANES = 4;

function repeated({ cases, repeat }: Plan): Case[] {
  return cases.flatMap((one) => Array.from({ length: repeat }, () => one));
}
