// The runbook's second page: for each 401 that several variants give, what each of them shows.

import { SIGNS, type Profile, type SignName } from '../../contract/check';
import { MAY_STAY_ALIKE } from '../../matrix/may-stay-alike';
import { code, tableOf } from '../../support/text/markdown';
import type { AlikeGroup } from './alike-groups';

export function tellApart(groups: readonly AlikeGroup[]): string {
  return groups
    .filter(({ cases }) => cases.length > 1)
    .map(
      ({ lastLine, cases, separatedBy }) =>
        `**${lastLine}**\n\n` +
        tableOf(
          ['it is', ...separatedBy],
          [
            ...cases.map(({ id, variant }) => [
              code(id),
              ...separatedBy.map((name) => valuesOf(variant.signs ?? {}, name)),
            ]),
            ['_read from_', ...separatedBy.map((name) => `_${SIGNS[name].needs}_`)],
          ],
        ) +
        cases.flatMap(({ id }) => exceptionsOf(id)).join(''),
    )
    .join('\n\n');
}

/** Nothing where it may show anything. */
export function valuesOf(profile: Profile, name: SignName): string {
  return [profile[name] ?? []].flat().join(' or ');
}

function exceptionsOf(id: string): string[] {
  return MAY_STAY_ALIKE.filter(({ a }) => a === id).map(
    ({ a, b, where }) => `\n\nWhere ${where}, nothing tells ${code(a)} from ${code(b)}.`,
  );
}
