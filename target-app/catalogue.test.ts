import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Case } from '../harness/contract/scenario';
import type { Signature } from '../harness/contract/signature';
import type { Facts } from '../harness/contract/target';
import { loadCauses } from '../harness/registry/load-causes';
import { readScenarios } from '../harness/registry/read-scenarios';
import { casesOf } from '../harness/registry/select';
import { bundledTarget as target } from '../harness/testing/bundled-target';

const CATALOGUE = readFileSync(join(__dirname, '..', 'docs', 'catalogue.md'), 'utf8');
const reasons = table('code');
const variants = table('variant');
const cases = casesOf(loadCauses(readScenarios(join(__dirname, '..'))));

describe('the catalogue', () => {
  test('has 44 variants, and the scenarios have the same ones in the same order', () => {
    expect(variants).toHaveLength(44);
    expect(cases.map(({ id }) => id)).toEqual(variants.map(({ variant }) => plain(variant)));
  });

  test.each(cases.map((of) => [of.id, of] as const))('says of %s what the definition says', (id, of) => {
    const row = rowOf(variants, 'variant', id);
    const reason = rowOf(reasons, 'code', plain(row.reason));
    const details = plain(row.details);
    const refusals = signaturesOf(of).filter(({ response }) => response.status === 401);
    expect(of.cause.meta.guide).toBe(Number(row.guide));
    expect(of.variant.beyond ?? false).toBe(row.beyond === 'yes');
    expect(refusals.length).toBeGreaterThan(0);
    for (const { response, logs, metric } of refusals) {
      expect(response.body).toEqual({ error: plain(reason.error), code: plain(reason.code) });
      expect(response.headers).toMatchObject({
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-request-id': 'r-1',
        'www-authenticate': challengeOf(reason.challenge ?? '', details),
      });
      expect(logs.map(({ msg }) => msg)).toEqual(linesOf(reason['log lines'] ?? '', details));
      expect(metric).toEqual({ [`auth_failures_total{reason="${plain(reason.code)}"}`]: 1 });
    }
  });

  test('lists no reason twice, and each is the reason of a variant', () => {
    const codes = reasons.map(({ code }) => plain(code));
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(variants.map(({ reason }) => plain(reason)))).toEqual(new Set(codes));
  });
});

type Row = Readonly<Record<string, string>>;

/** The Markdown table whose first column has this heading. */
function table(heading: string): Row[] {
  const lines = CATALOGUE.split('\n');
  const top = lines.findIndex((line) => cellsOf(line)[0] === heading);
  const names = cellsOf(lines[top] ?? '');
  const body = lines.slice(top + 2);
  return body
    .slice(
      0,
      body.findIndex((line) => !line.startsWith('|')),
    )
    .map((line) => Object.fromEntries(cellsOf(line).map((cell, index) => [names[index] ?? '', cell])));
}

function cellsOf(line: string): string[] {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function rowOf(rows: readonly Row[], column: string, value: string): Row {
  const row = rows.find((one) => plain(one[column]) === value);
  if (row === undefined) throw new Error(`The catalogue has no row for ${value}.`);
  return row;
}

function plain(cell = ''): string {
  return cell.replace(/^`|`$/g, '');
}

function challengeOf(cell: string, details: string): string {
  if (cell === 'realm') return 'Bearer realm="contrezz"';
  const library = /^(?:JsonWebTokenError|NotBeforeError): (.*)$/.exec(details)?.[1] ?? 'invalid token';
  return `Bearer realm="contrezz", error="invalid_token", error_description="${plain(cell).replace('{details}', library)}"`;
}

function linesOf(cell: string, details: string): string[] {
  return cell.split(' · ').map((line) => plain(line).replace('{details}', details));
}

function signaturesOf({ variant }: Case): Signature[] {
  const conditions = variant.probes?.map(({ condition }) => condition) ?? [variant.condition];
  return conditions.map((condition) => {
    const look = target.looks[condition];
    if (look === undefined) throw new Error(`The definition does not say how ${condition} looks.`);
    return look(FACTS);
  });
}

const FACTS: Facts = {
  method: 'GET',
  path: '/api/auth/validate-session',
  origin: null,
  credential: 'Bearer a.b.c',
  session: { token: 'a.b.c', userId: 'u-1' },
  person: { id: 'u-1', email: 'a@example.com', password: '', role: 'member' },
  requestId: 'r-1',
};
