// A target's configuration made complete: every default put in, every template turned into a function.

import { basename, resolve } from 'node:path';
import type { SchemaConfiguration, TargetConfiguration } from '../contract/configuration';
import type { HttpResponse } from '../contract/http';
import type { Schema, TargetDefinition, TokenPlace, VariableRole } from '../contract/target';
import { completeLog } from './complete-log';
import { completeLook } from './complete-look';
import { completeJob, completeProcess } from './complete-process';
import { completeProbes } from './complete-probes';
import { completeSeed } from './complete-seed';
import { completeSignIn, completeSignUp } from './complete-sign-in';
import { completeStates } from './complete-state';
import { TextReader, type Environment } from './read-text';

const BEARER: TokenPlace = { in: 'header', name: 'authorization', scheme: 'Bearer' };
const CONVENTIONAL = {
  host: 'HOST',
  port: 'PORT',
  databaseUrl: 'DATABASE_URL',
  secret: 'JWT_SECRET',
} as const;
/** Headers that HTTP's transport adds by itself; every other header is part of the contract. */
const TRANSPORT = ['connection', 'content-length', 'date', 'keep-alive', 'transfer-encoding'];

export interface CompletionContext {
  /** Absolute: where the configuration stands. */
  readonly directory: string;
  /** The harness's own. */
  readonly env: Environment;
}

export interface Completed {
  readonly target: TargetDefinition;
  /** One sentence for each variable that is named and not set. */
  readonly faults: readonly string[];
}

export function completeTarget(
  configuration: TargetConfiguration,
  { directory, env }: CompletionContext,
): Completed {
  const root = resolve(directory, configuration.root ?? '.');
  const texts = new TextReader(env);
  const [probe, ...moreProbes] = completeProbes(configuration.probe);
  const {
    aggressiveCleanup,
    companions,
    log,
    looks = {},
    metrics,
    milliseconds,
    people,
    seconds,
    signOut,
  } = configuration;
  const target: TargetDefinition = {
    ...same(configuration),
    written: configuration,
    name: configuration.name ?? basename(root),
    root,
    process: completeProcess(configuration.process, { root, texts, probePath: probe.path, companions }),
    ...completeVariables(configuration),
    ...(seconds === undefined ? {} : { seconds: typeof seconds === 'function' ? seconds : UNITS[seconds] }),
    ...(milliseconds === undefined
      ? {}
      : { milliseconds: typeof milliseconds === 'function' ? milliseconds : LIMIT_UNITS[milliseconds] }),
    database: completeDatabase(configuration, root),
    ...completeJob(aggressiveCleanup, root),
    ...(people === undefined
      ? {}
      : {
          people: {
            user: texts.all('people.user', people.user),
            bystander: texts.all('people.bystander', people.bystander),
          },
        }),
    ...completeSignUp(configuration.signUp),
    signIn: completeSignIn(configuration.signIn),
    ...(signOut === undefined
      ? {}
      : {
          signOut: (session) => ({
            method: 'POST',
            ...(typeof signOut === 'function' ? signOut(session) : signOut),
          }),
        }),
    token: configuration.token ?? BEARER,
    probe,
    ...(moreProbes.length === 0 ? {} : { moreProbes }),
    requestId: requestIdOf(configuration.requestId),
    contractHeaders: configuration.contractHeaders ?? ((name) => !TRANSPORT.includes(name)),
    log: completeLog(log),
    ...(metrics === undefined || metrics === 'none' ? {} : { metrics: completeMetrics(metrics) }),
    looks: Object.fromEntries(
      Object.entries(looks).flatMap(([name, look]) =>
        look === undefined ? [] : [[name, completeLook(name, look)]],
      ),
    ),
    ...(configuration.otherwise === 'nothing' ? {} : { otherwise: 'class' }),
  };
  return { target, faults: texts.faults };
}

const SAME = [
  'image',
  'secrets',
  'timeouts',
  'origin',
  'frontEnd',
  'openTab',
  'sessionHealth',
  'notApplicable',
  'names',
  'atLeast',
] as const satisfies readonly (keyof TargetConfiguration & keyof TargetDefinition)[];

/** What stands in the definition as it was written. */
function same(configuration: TargetConfiguration): Partial<Pick<TargetDefinition, (typeof SAME)[number]>> {
  return Object.fromEntries(
    SAME.flatMap((key) => (configuration[key] === undefined ? [] : [[key, configuration[key]]])),
  );
}

const UNITS = {
  seconds: (seconds: number) => String(seconds),
  milliseconds: (seconds: number) => String(seconds * 1000),
  '1s': (seconds: number) => `${String(seconds)}s`,
} as const;

const LIMIT_UNITS = {
  milliseconds: (milliseconds: number) => String(milliseconds),
  seconds: (milliseconds: number) => String(milliseconds / 1000),
  '1ms': (milliseconds: number) => `${String(milliseconds)}ms`,
} as const;

function completeVariables({ variables = {}, database }: TargetConfiguration) {
  const apart = database.variables === undefined && database.file === undefined;
  const { databaseUrl, ...others } = CONVENTIONAL;
  const named = { ...others, ...(apart ? { databaseUrl } : {}), ...variables };
  const entries = Object.entries(named) as [VariableRole, string | null][];
  const absent = entries.filter(([, name]) => name === null).map(([role]) => role);
  return {
    variables: Object.fromEntries(
      entries.filter(([, name]) => name !== null),
    ) as TargetDefinition['variables'],
    ...(absent.length === 0 ? {} : { absent }),
  };
}

function completeDatabase({ database }: TargetConfiguration, root: string): TargetDefinition['database'] {
  const { schema, seed, states, ...others } = database;
  return {
    ...others,
    schema: completeSchema(schema, root),
    seed: completeSeed(seed, root),
    seedIsRepeatable: typeof seed !== 'function',
    states: completeStates(states),
  };
}

function completeSchema(schema: SchemaConfiguration | undefined, root: string): Schema {
  if (schema === undefined) return { files: [] };
  if (typeof schema === 'string') return { files: [schema] };
  if (!('command' in schema)) return { files: schema };
  const { command, directory = '.', files } = schema;
  return { command: { argv: command, directory: resolve(root, directory) }, files };
}

function requestIdOf(requestId: TargetConfiguration['requestId'] = 'x-request-id') {
  if (typeof requestId === 'function') return requestId;
  const name = requestId.toLowerCase();
  return ({ headers }: HttpResponse) => headers[name] ?? null;
}

function completeMetrics({
  counts,
  ...others
}: Exclude<TargetConfiguration['metrics'], 'none' | undefined>): NonNullable<TargetDefinition['metrics']> {
  if (typeof counts === 'function') return { ...others, counts };
  return { ...others, counts: (series) => counts.some((start) => series.startsWith(start)) };
}
