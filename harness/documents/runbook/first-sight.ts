// The runbook's first page: from what one sees to what it can be.

import type { Case } from '../../contract/scenario';
import { code, tableOf } from '../../support/text/markdown';
import type { AlikeGroup } from './alike-groups';

export function firstSight(groups: readonly AlikeGroup[]): string {
  return tableOf(
    ['the answer says', 'the last log line says', 'it is', 'if there are several, look at'],
    groups.map(({ refusal, lastLine, cases, separatedBy }) => [
      `${code(errorOf(refusal.response.body))}${descriptionOf(refusal.response.headers['www-authenticate'])}`,
      code(lastLine),
      linksOf(cases),
      separatedBy.join(' · '),
    ]),
  );
}

/** `Invalid token (invalid_token)`. */
function errorOf(body: unknown): string {
  const { error, code: reason } = body as { error: string; code: string };
  return `${error} (${reason})`;
}

/** What the challenge adds (RFC 6750 §3). */
function descriptionOf(challenge = ''): string {
  const description = /error_description="([^"]*)"/.exec(challenge)?.[1];
  return description === undefined ? '' : `, ${code(description)}`;
}

/** By cause: `[1 jwt-mismatch](#…): rotated-secret, split-deploy`. */
function linksOf(cases: readonly Case[]): string {
  const causes = [...new Set(cases.map(({ cause }) => cause))];
  return causes
    .map(({ name, meta }) => {
      const variants = cases
        .filter(({ cause }) => cause.name === name)
        .map(({ id }) => id.slice(name.length + 1));
      return `[${meta.guide ?? ''} ${name}](#${name}): ${variants.join(', ')}`;
    })
    .join(' — ');
}
