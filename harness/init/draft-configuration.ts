// A repository → the draft of its configuration: what was found, what is guessed, and what is left to say.

import { group, line, type Part } from './draft';
import { found, guessed, type Finding, type Value } from './finding';
import { findAccess } from './find/access';
import { findBodyForm } from './find/body-form';
import { exampleVariables, type ExampleVariable } from './find/example-variables';
import { moduleName } from './find/go-program';
import { findOutputs } from './find/outputs';
import { findProcess } from './find/process';
import { findRoutes } from './find/routes';
import { findSchema } from './find/schema';
import { findSeed } from './find/seed';
import { findStates, sessionAndUserTables, type FoundTables } from './find/states';
import { findTables, type Table } from './find/tables';
import { findToken } from './find/token';
import { findUserClaim } from './find/user-claim';
import { lifetimeUnit, limitUnit, sortVariables, type SortedVariables } from './find/variables';
import type { Repository } from './repository';

export function draftConfiguration(repository: Repository): readonly Part[] {
  const routes = findRoutes(repository);
  const form = findBodyForm(repository.sources);
  const access = findAccess(routes, form);
  const token = findToken(repository.sources, form.wrapper);
  const outputs = findOutputs(repository, routes);
  const examples = exampleVariables(repository);
  const variables = sortVariables(examples);
  const tables = sessionAndUserTables(findTables(repository));
  const seed = access.signUp === null ? findSeed(repository, tables.users) : null;
  return [
    ...line('name', nameOf(repository)),
    ...processPart(repository, variables, access.health),
    ...variablesPart(variables, examples),
    ...databasePart(repository, variables, tables, seed),
    ...line('signUp', access.signUp),
    ...(access.signUp === null && seed === null ? [{ gap: SIGN_UP }] : []),
    ...group('signIn', [
      ...line('path', access.signIn.path),
      ...line('body', access.signIn.body),
      ...line('token', token.source),
      ...line('userId', findUserClaim(repository.sources)),
    ]),
    ...line('signOut', access.signOut),
    ...line('token', token.place),
    ...line('probe', access.probe),
    ...line('requestId', outputs.requestId),
    ...line('log', outputs.log),
    ...(outputs.log === null ? [{ gap: LOG }] : []),
    ...line('metrics', outputs.metrics),
    { gap: LOOKS },
  ];
}

const SIGN_UP = `signUp: where the users come from, if nothing else makes them: a registration, or database.seed, as in
signUp: { path: '/register', body: { email: '{{email}}', password: '{{password}}' } },`;
const LOG = `log: nothing was found that says what its lines look like, so that none are judged. As in
log: { pattern: /^(?<level>\\w+) \\[(?<requestId>\\S+)\\] (?<message>.*)$/ },`;
const LOOKS = `looks: what each condition must look like; without a word, its class of status alone is judged (401 or 5xx). As in
looks: { 'token-expired': { status: 401, body: { error: 'expired' } } },`;
const STATES = `states: no table of sessions or users was found whose columns say how one is revoked. As in
states: { sessionRevoked: 'UPDATE sessions SET revoked_at = now() WHERE user_id = {{userId}}' },`;
const COMMAND = guessed<Value>(['./start', 'your', 'backend'], 'nothing was found that starts it');

function nameOf({ packageJson, read }: Repository): Finding | null {
  if (packageJson?.name !== undefined) return found(packageJson.name, 'package.json, name');
  const module = moduleName(read('go.mod'));
  return module === null ? null : found(module, 'go.mod, module');
}

function processPart(
  repository: Repository,
  { environment }: SortedVariables,
  health: Finding | null,
): readonly Part[] {
  const process = findProcess(repository);
  const own = { ...process?.environment };
  const all: Finding | null =
    environment === null
      ? Object.keys(own).length === 0
        ? null
        : guessed(own, 'what its start sets')
      : { ...environment, value: { ...environment.value, ...own } };
  return group('process', [
    ...line(process?.key ?? 'command', process?.finding ?? COMMAND),
    ...line('environment', all),
    ...line('health', health),
  ]);
}

function variablesPart(variables: SortedVariables, examples: readonly ExampleVariable[]): readonly Part[] {
  const { roles, secrets } = variables;
  const lines = Object.entries(roles).flatMap(([role, finding]) => line(role, finding));
  const origin = examples.find(({ name }) => name === roles.origins?.value);
  const first = origin?.value.split(',')[0]?.trim() ?? '';
  return [
    ...group('variables', lines),
    ...line('secrets', secrets),
    ...line('seconds', lifetimeUnit(examples, roles.tokenLifetime?.value)),
    ...line(
      'milliseconds',
      limitUnit(examples, [roles.connectTimeoutMs?.value, roles.queryTimeoutMs?.value]),
    ),
    ...(URL.canParse(first)
      ? line('origin', { value: new URL(first).origin, from: origin?.from ?? '', isGuess: false })
      : []),
  ];
}

function databasePart(
  repository: Repository,
  { databaseParts }: SortedVariables,
  tables: FoundTables,
  seed: Finding | null,
): readonly Part[] {
  const { sessions, users } = tables;
  const states = Object.entries(findStates(tables)).flatMap(([name, finding]) => line(name, finding));
  return group('database', [
    ...line('schema', findSchema(repository)),
    ...group(
      'variables',
      Object.entries(databaseParts).flatMap(([part, finding]) => line(part, finding)),
    ),
    ...line('seed', seed),
    ...line('sessionsTable', sessions === null ? usersReadFirst(users) : tableName(sessions)),
    ...line('usersTable', tableName(users)),
    ...group('states', states),
    ...(states.length === 0 ? [{ gap: STATES }] : []),
  ]);
}

function usersReadFirst(users: Table | null): Finding | null {
  const name = tableName(users);
  return name === null
    ? null
    : { ...name, from: `${name.from}: no table of sessions was found, so that users are read first` };
}

function tableName(table: Table | null): Finding | null {
  return table === null ? null : guessed(table.name.replaceAll('"', ''), table.from);
}
