// `--prevented`: the faults that a prevention is known for, without it and with it.

import { unmetNeeds } from '../contract/need';
import { preventedExitCode } from '../contract/prevented';
import type { Case } from '../contract/scenario';
import { openPage, type Page } from '../reporters/page';
import { describePrevented, summarisePrevented } from '../reporters/prevented';
import { UserError } from '../support/user-error';
import type { Context } from './context';
import { planFor } from './run-cases';
import type { RunRequest } from './run-request';
import { ownCommand } from '../support/own-command';

/** Resolves to the exit code. `named`: those that a person has named one by one must have a prevention each. */
export async function preventCases(
  request: RunRequest,
  names: readonly string[],
  context: Context,
): Promise<number> {
  const { world, signal } = context;
  const page = openPage(world);
  const cases = withPrevention(request, names, page);
  const { plan } = await planFor({ ...request, cases }, context, page);
  const report = await world.engine
    .runPrevented(plan, {
      note: (line) => page.aside(line),
      signal,
      result(result, of) {
        if (request.flags.json !== true) page.write(`${describePrevented(page, result, of)}\n`);
      },
    })
    .finally(() => page.live(null));
  page.write(
    request.flags.json === true ? `${JSON.stringify(report, null, 2)}\n` : summarisePrevented(page, report),
  );
  return preventedExitCode(report.verdict);
}

/** A name that stands for many means those that have one. */
function withPrevention(
  { cases, catalogue }: RunRequest,
  names: readonly string[],
  page: Page,
): readonly Case[] {
  const chosen = cases.filter(({ variant }) => variant.prevention !== undefined);
  const lacking = cases.filter(({ variant }) => variant.prevention === undefined);
  const meant = (one: Case) => names.includes(one.id) || names.includes(one.cause.name);
  const named = lacking.filter((one) => meant(one) && !names.includes(`${one.cause.name}/*`));
  if (named.length > 0 || chosen.length === 0) throw nothingPrevents(named.length > 0 ? named : lacking);
  const { target } = catalogue;
  return chosen.filter((one) => {
    const unmet = unmetNeeds(one.variant.prevention?.needs ?? [], target);
    if (unmet.length > 0)
      page.aside(`Left out: ${one.id}, since the target ${target.name} does not offer ${unmet.join(', ')}.`);
    return unmet.length === 0;
  });
}

function nothingPrevents(lacking: readonly Case[]): UserError {
  const causes = [...new Set(lacking.map(({ cause }) => cause))];
  const near = causes.flatMap(({ name, variants }) =>
    Object.entries(variants).flatMap(([variant, { prevention }]) =>
      prevention === undefined ? [] : `${name}/${variant}`,
    ),
  );
  return new UserError({
    to: 'show a prevention',
    why: `no prevention is known for ${lacking.map(({ id }) => id).join(', ')}`,
    remedy:
      near.length === 0
        ? `Run "${ownCommand('scenario', '--all --prevented')}" for those that there are`
        : `There is one for ${near.join(', ')}`,
    exitCode: 64,
  });
}
