// Which variable plays which role, by what backends commonly call it.

import type { VariableRole } from '../../contract/target';
import { found, guessed, type Finding, type Value } from '../finding';
import type { ExampleVariable } from './example-variables';

const LIFETIME = '(EXPIRES?(_?IN)?|EXPIR(Y|ATION)|TTL|LIFETIME|MAX_?AGE|DURATION)';

/** What a URL's variable is tried with: a URL, or nothing. `DB_CONNECTION=postgres` names a driver. */
const URL_OR_NOTHING = /^$|:\/\//;

/** By name, and where that does not tell by value. The first that fits counts; whatever an earlier role has taken is gone. */
const ROLES: readonly (readonly [VariableRole, RegExp, RegExp?])[] = [
  ['port', /^((APP|API|SERVER|HTTP|LISTEN)_)?PORT$/],
  ['host', /^((APP|API|SERVER|HTTP|LISTEN)_)?HOST$/],
  [
    'databaseUrl',
    /^(DATABASE|DB|POSTGRES(QL)?|PG)_?(URL|URI|DSN|CONNECTION(_STRING)?)$|_DATABASE_URL$/,
    URL_OR_NOTHING,
  ],
  ['tokenLifetime', new RegExp(`^(?!.*REFRESH).*(JWT|TOKEN|ACCESS).*${LIFETIME}`)],
  [
    'sessionLifetime',
    new RegExp(`(SESSION|LOGIN|DEVICE|REFRESH).*${LIFETIME}|${LIFETIME}.*(SESSION|LOGIN|REFRESH)`),
  ],
  ['secret', /^(?!.*REFRESH).*(JWT|ACCESS|TOKEN|AUTH).*(SECRET|KEY)|^(APP_)?SECRET(_KEY)?$|^SESSION_SECRET$/],
  ['origins', /CORS|ORIGINS?\b|^(FRONTEND|CLIENT|WEB|APP)_(URL|BASE_URL)$/],
  ['poolMax', /POOL.*(MAX|SIZE)|MAX.*POOL|MAX_?CONN/],
  ['connectTimeoutMs', /CONN(ECT|ECTION)?_?TIMEOUT/],
  ['queryTimeoutMs', /(QUERY|STATEMENT)_?TIMEOUT|^DB_TIMEOUT/],
];

const DATABASE_PARTS = {
  host: /^(PG|POSTGRES_|DB_|DATABASE_)HOST$/,
  port: /^(PG|POSTGRES_|DB_|DATABASE_)PORT$/,
  user: /^(PG|POSTGRES_|DB_|DATABASE_)USER(NAME)?$/,
  password: /^(PG|POSTGRES_|DB_|DATABASE_)PASS(WORD)?$/,
  name: /^(PG|POSTGRES_|DB_|DATABASE_)(DATABASE|DB|NAME)$/,
};

/** Their values are copied nowhere: each is given one that nobody knows. */
const SECRET = /SECRET|PRIVATE_KEY|_KEY$|PEPPER|PASS(WORD|WD|PHRASE|CODE)?(_|$)|CREDENTIAL|TOKEN$/;

export interface SortedVariables {
  readonly roles: Readonly<Partial<Record<VariableRole, Finding<string>>>>;
  readonly databaseParts: Readonly<Record<string, Finding<string>>>;
  readonly secrets: Finding<readonly string[]> | null;
  /** What no role is for, with the values that it is tried with. */
  readonly environment: Finding<Readonly<Record<string, Value>>> | null;
}

export function sortVariables(variables: readonly ExampleVariable[]): SortedVariables {
  const left = new Map(variables.map((variable) => [variable.name, variable]));
  const take = (pattern: RegExp, values: RegExp = /^/): Finding<string> | null => {
    const hit = [...left.values()].find(({ name, value }) => pattern.test(name) && values.test(value));
    if (hit === undefined) return null;
    left.delete(hit.name);
    return found(hit.name, hit.from);
  };
  const taken = (patterns: Iterable<readonly [string, RegExp, RegExp?]>) =>
    Object.fromEntries(
      [...patterns].flatMap(([key, pattern, values]) => {
        const finding = take(pattern, values);
        return finding === null ? [] : [[key, finding]];
      }),
    );
  const databaseParts = taken(Object.entries(DATABASE_PARTS));
  const roles = taken(ROLES);
  const secrets = [...left.values()].filter(({ name }) => SECRET.test(name));
  for (const { name } of secrets) left.delete(name);
  return { roles, databaseParts, secrets: namesOf(secrets), environment: environmentOf([...left.values()]) };
}

function namesOf(variables: readonly ExampleVariable[]): Finding<readonly string[]> | null {
  const [first] = variables;
  return first === undefined
    ? null
    : found(
        variables.map(({ name }) => name),
        first.from,
      );
}

/** An address to listen at is given the port that is free; bcrypt's rounds are its least, since people log in before each scenario. */
function environmentOf(
  variables: readonly ExampleVariable[],
): Finding<Readonly<Record<string, Value>>> | null {
  const known = variables.filter(({ value }) => value !== '');
  const [first] = known;
  if (first === undefined) return null;
  const entries = known.map(({ name, value }) => [name, fitForTrying(name, value)]);
  return found(Object.fromEntries(entries) as Record<string, Value>, first.from);
}

const ROUNDS = /(BCRYPT|SALT).*(ROUNDS|COST)/;
const LEAST_ROUNDS = '4';

function fitForTrying(name: string, value: string): string {
  if (ROUNDS.test(name) && /^\d+$/.test(value)) return LEAST_ROUNDS;
  return /ADDR|LISTEN|BIND/.test(name) ? value.replace(/^([\w.]*):\d+$/, '127.0.0.1:{{port}}') : value;
}

/** How the lifetime in the example is written, as the key `seconds` has it; null for seconds. */
export function lifetimeUnit(
  variables: readonly ExampleVariable[],
  name: string | undefined,
): Finding | null {
  const variable = variables.find((one) => one.name === name);
  if (variable === undefined) return null;
  const { value, from } = variable;
  if (/^\d+\s*[a-z]/i.test(value)) return found('1s', `${from}, where it is "${value}"`);
  return Number(value) >= 300_000 && Number(value) % 1000 === 0
    ? found('milliseconds', `${from}, where it is ${value}`)
    : null;
}

/** The same of the first of these time limits, as the key `milliseconds` has it; null for milliseconds. */
export function limitUnit(
  variables: readonly ExampleVariable[],
  names: readonly (string | undefined)[],
): Finding | null {
  const variable = variables.find(({ name, value }) => names.includes(name) && value !== '');
  if (variable === undefined) return null;
  const { value, from } = variable;
  const where = `${from}, where ${variable.name} is "${value}"`;
  if (/^\d+\s*[a-z]/i.test(value)) return found('1ms', where);
  return Number(value) <= MOST_SECONDS ? guessed('seconds', where) : null;
}

/** Nobody gives a database less than that in milliseconds. */
const MOST_SECONDS = 120;
