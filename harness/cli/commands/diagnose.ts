// `npm run diagnose`: finds the cause of a real system's 401 by whatever is at hand, and only reads.

import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { GUIDE_NAMES } from '../../checks/guide-names';
import type { Names } from '../../contract/clues';
import type { DiagnoseInputs } from '../../diagnose/inputs';
import { casesOf } from '../../registry/select';
import { describeDiagnosis } from '../../reporters/diagnosis';
import { openPage } from '../../reporters/page';
import { httpUrl } from '../arguments';
import { readCatalogue } from '../catalogue';
import type { AddCommand, Context } from '../context';
import { diagnosisExitCode } from '../diagnosis-exit-code';
import lazy from '../lazy.cjs';
import { readNames } from '../read-names';

interface DiagnoseFlags {
  readonly url?: string;
  readonly path?: string;
  readonly token?: string;
  readonly header?: string;
  readonly stored?: string;
  readonly origin?: string;
  readonly email?: string;
  readonly log?: readonly string[];
  readonly databaseUrl?: string;
  readonly env?: string;
  readonly dotenv?: string;
  readonly response?: string;
  readonly names?: string;
  readonly userClaim?: string;
  readonly json?: true;
}

/** So that they need not stand in a shell's history. */
const TOKEN_VARIABLE = 'CHAOS401_TOKEN';
const DATABASE_VARIABLE = 'CHAOS401_DATABASE_URL';
const STDIN = '-';

const OPTIONS: readonly Option[] = [
  new Option('--url <url>', 'the system’s own URL').argParser(httpUrl),
  new Option('--path <path>', 'the path that answers 401, if not the guide’s').argParser(absolutePath),
  new Option(
    '--token <token>',
    `the user’s token; - reads it from standard input (or set ${TOKEN_VARIABLE})`,
  ),
  new Option('--header <value>', 'the Authorization header as the client sent it; empty where it sent none'),
  new Option('--stored <value>', 'what the token store holds; empty where that is nothing'),
  new Option('--origin <origin>', 'the front end’s origin').argParser(origin),
  new Option('--email <email>', 'the affected user’s'),
  new Option('--log <file>', 'the backend’s log; may be given several times').argParser(several),
  new Option('--database-url <url>', `postgres://…; it is only read (or set ${DATABASE_VARIABLE})`),
  new Option(
    '--env <file>',
    'the environment of the process, /proc/PID/environ or what env prints; the secret is read there alone',
  ),
  new Option('--dotenv <file>', 'the .env file that should have been loaded'),
  new Option(
    '--response <file>',
    'a 401 that somebody pasted: of curl, a HAR file, a console or a log; - reads standard input',
  ),
  new Option('--names <file>', 'tables, columns, variables, claims and messages of another backend, as JSON'),
  new Option(
    '--user-claim <name>',
    'the claim of the token that names the user, if not the guide’s',
  ).argParser(claim),
  new Option('--json', 'write one JSON document to standard output, and nothing else there'),
];

const NOT_INPUTS = ['path', 'names', 'userClaim', 'json'];

export const addDiagnose: AddCommand = (program, context) => {
  const command = program
    .command('diagnose')
    .description('Finds the cause of a system’s 401 by whatever is at hand, and only reads.');
  for (const option of OPTIONS) command.addOption(option);
  command.action(async (flags: DiagnoseFlags) => {
    const { parts, world, done, signal } = context;
    const inputs = await inputsOf(withVariables(flags, context), command, context);
    const cases = casesOf(readCatalogue(parts).causes);
    const diagnosis = await orAborted(lazy.diagnose()(inputs, cases), signal);
    const page = openPage(world);
    page.write(
      flags.json === true ? `${JSON.stringify(diagnosis, null, 2)}\n` : describeDiagnosis(page, diagnosis),
    );
    const code = diagnosisExitCode(diagnosis);
    if (code === 2) page.aside('Nothing of what was given could be looked at.');
    done(code);
  });
};

function withVariables(flags: DiagnoseFlags, { world }: Context): DiagnoseFlags {
  const [token, databaseUrl] = [world.env[TOKEN_VARIABLE], world.env[DATABASE_VARIABLE]];
  return {
    ...(token === undefined || token === '' ? {} : { token }),
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
    ...flags,
  };
}

async function inputsOf(flags: DiagnoseFlags, command: Command, { world }: Context): Promise<DiagnoseInputs> {
  const given = Object.keys(flags).filter((name) => !NOT_INPUTS.includes(name));
  if (given.length === 0)
    command.error('error: give at least one thing to look at: --url, --log, --response, …');
  if (flags.token === STDIN && flags.response === STDIN)
    command.error('error: the token and the response cannot both come from standard input');
  const { log, env, names, userClaim, response, ...same } = flags;
  const token = flags.token === STDIN ? await world.readStdin() : flags.token;
  if (token?.trim() === '') command.error('error: the token is empty');
  return {
    ...same,
    names: namesOf(names, userClaim),
    ...(token === undefined ? {} : { token: token.trim().replace(/^Bearer +/i, '') }),
    ...(log === undefined ? {} : { logs: log }),
    ...(env === undefined ? {} : { environment: env }),
    ...(response === undefined
      ? {}
      : response === STDIN
        ? { response: { from: 'standard input', read: () => world.readStdin() } }
        : { response: { from: response, read: () => readFile(response, 'utf8') } }),
  };
}

function namesOf(file: string | undefined, userClaim: string | undefined): Names {
  const names = file === undefined ? GUIDE_NAMES : readNames(file);
  return userClaim === undefined ? names : { ...names, claims: { ...names.claims, userId: userClaim } };
}

function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    const end = () => reject(signal.reason as Error);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
  return Promise.race([work, aborted]);
}

function several(file: string, before: readonly string[] = []): string[] {
  return [...before, file];
}

function claim(value: string): string {
  if (value === '') throw new InvalidArgumentError('Give the name of a claim: sub.');
  return value;
}

function absolutePath(value: string): string {
  if (!/^\/[\x21-\x7e]*$/.test(value))
    throw new InvalidArgumentError('Give a path that begins with a slash.');
  return value;
}

function origin(value: string): string {
  if (!URL.canParse(value) || new URL(value).origin !== value)
    throw new InvalidArgumentError('Give an origin alone: https://app.example.com.');
  return value;
}
