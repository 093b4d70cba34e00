// The runbook's page of one cause.

import { CHECKS } from '../../checks';
import { conditionMeta } from '../../contract/condition';
import { SIGN_NAMES, type Profile } from '../../contract/check';
import type { Case, Cause } from '../../contract/scenario';
import { code, listOf, tableOf } from '../../support/text/markdown';
import type { AlikeGroup } from './alike-groups';
import { GUIDE_SOLUTIONS, type GuideSolution } from './guide-solutions';
import { signatureBlock } from './signature-block';
import { valuesOf } from './tell-apart';

export function causePage(cause: Cause, groups: readonly AlikeGroup[]): string {
  const { name, meta } = cause;
  const own = groups.filter(({ cases }) => cases.some((of) => of.cause.name === name));
  const cases = own.flatMap(({ cases: all }) => all.filter((of) => of.cause.name === name));
  const location = meta.codeLocation;
  const asks = CHECKS.find((check) => check.cause === name)?.asks;
  return [
    `### ${name}`,
    `${meta.guide === undefined ? '' : `Guide ${meta.guide}. `}**${meta.title}.** ${meta.symptom}`,
    ...(location === undefined ? [] : [`Code: ${code(location.file)}, ${code(location.symbol)}.`]),
    '#### What it looks like',
    ...own.map((group) => lookOf(group, name)),
    '#### Check',
    ...(asks === undefined ? [] : [`${asks}`.replace(/^(.*)$/s, '```text\n$1\n```')]),
    tableOf(
      ['variant', 'what has happened', 'what the Check finds'],
      inOrder(cause, cases).map(({ id, variant }) => [
        code(id.slice(name.length + 1)),
        variant.summary,
        findings(variant.signs ?? {}),
      ]),
    ),
    '#### Fix',
    tableOf(
      ['variant', 'fix, seen to give 200 again', 'see it here'],
      inOrder(cause, cases).map(({ id, variant }) => [
        code(id.slice(name.length + 1)),
        variant.fixes.map(({ title }) => title).join(' — or: '),
        code(`npm run scenario -- ${id}`),
      ]),
    ),
    'What the guide says to do:',
    listOf((GUIDE_SOLUTIONS[name] ?? []).map(solutionOf)),
  ].join('\n\n');
}

function lookOf(group: AlikeGroup, cause: string): string {
  const ids = (cases: readonly Case[]) => cases.map(({ id }) => code(id)).join(', ');
  const own = group.cases.filter((of) => of.cause.name === cause);
  const others = group.cases.filter((of) => of.cause.name !== cause);
  const notOurs = own.every(({ variant }) => conditionMeta(variant.condition)?.rfc9110 === '5xx');
  return [
    `${ids(own)}:`,
    signatureBlock(group.refusal),
    ...(others.length === 0
      ? []
      : [`The same 401 comes of ${ids(others)}: see [tell them apart](#tell-them-apart).`]),
    ...(notOurs ? ['RFC 9110 would have a 5xx here (§15.6): it is no fault of the client.'] : []),
  ].join('\n\n');
}

function inOrder({ name, variants }: Cause, cases: readonly Case[]): readonly Case[] {
  return Object.keys(variants).flatMap((variant) => cases.filter(({ id }) => id === `${name}/${variant}`));
}

/** What it complains of stands in the look already. */
function findings(profile: Profile): string {
  return SIGN_NAMES.filter((name) => name !== 'complaint' && profile[name] !== undefined)
    .map((name) => `${name}: ${valuesOf(profile, name)}`)
    .join(' · ');
}

function solutionOf({ says, done }: GuideSolution): string {
  return 'instead' in done
    ? `${says}: _${done.instead}_`
    : `${says}: ${done.map((title) => `“${title}”`).join(', ')}`;
}
