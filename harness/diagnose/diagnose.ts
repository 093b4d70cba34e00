// Walks the guide's five diagnostic steps with what it was given, reads the signs, and ranks the causes by them.

import { readSigns } from '../checks';
import { complaintSign, linesOfToken } from '../checks/complaint';
import type { Sign } from '../contract/check';
import type { Clues } from '../contract/clues';
import type { LogRecord } from '../contract/log';
import type { Diagnosis } from '../contract/diagnosis';
import type { Case } from '../contract/scenario';
import { connectDatabase } from '../evidence/connect-database';
import { askSystem, type Ask } from './ask-system';
import { causesOf } from './causes';
import type { DiagnoseInputs } from './inputs';
import { aboutOf, givenClues } from './given-clues';
import { hideInDiagnosis } from './hide-in-diagnosis';
import { preflightFirst } from './preflight-first';
import { readResponse } from './read-response';
import { hider } from '../support/secrets/hide-secrets';
import { lookAtAnswer, type Refused } from './look-at-answer';
import { lookAtDatabase, openDatabase } from './look-at-database';
import { lookAtLogs } from './look-at-log';
import { lookAtVariables } from './look-at-variables';
import { Notebook } from './notebook';
import { settleCodes } from './settle-codes';
import { inRecentLines } from './recent';

const ANSWER_MS = 10_000;
const CONNECT_MS = 5000;
const NOTHING_REFUSED: Refused = { first: null, preflight: null };

/** Never writes anything anywhere, and never rejects for what was given: whatever cannot be looked at is said in its step. */
export async function diagnose(inputs: DiagnoseInputs, cases: readonly Case[]): Promise<Diagnosis> {
  const notebook = new Notebook();
  const secrets = hider();
  const { names } = inputs;
  const pasted = await readResponse(inputs, notebook);
  const given = givenClues(inputs, pasted);
  secrets.add(given.token, given.header, given.stored, inputs.databaseUrl);

  const logs = await lookAtLogs(inputs.logs ?? [], aboutOf(given), notebook);
  const environment = await lookAtVariables(inputs.environment, names, notebook);
  const dotenv = await lookAtVariables(inputs.dotenv, names, notebook);
  for (const variables of [environment, dotenv]) secrets.addVariables(variables ?? {});

  const ask = inputs.url === undefined ? undefined : asking(inputs.url, given, notebook);
  const { first: live, preflight } =
    ask === undefined ? NOTHING_REFUSED : await lookAtAnswer(ask, given, notebook);
  const log = [...(pasted?.log ?? []), ...(logs.log ?? [])];
  const known: Clues = {
    ...given,
    ...(pasted?.log === undefined && logs.log === undefined ? {} : { log }),
    ...(environment === undefined ? {} : { environment, ...connecting(environment, inputs) }),
    ...(dotenv === undefined ? {} : { dotenv }),
    ...(ask === undefined ? {} : { ask }),
  };
  const withAnswer = await choosingAnswer(known, live, logs.more);

  const url = inputs.databaseUrl ?? environment?.[names.variables.databaseUrl];
  const database = url === undefined ? null : await openDatabase(url, notebook);
  try {
    const clues: Clues =
      database === null ? withAnswer : { ...withAnswer, select: (statement) => database.select(statement) };
    await lookAtDatabase(clues, notebook);
    const read = settleCodes(await readSigns(clues), cases);
    const signs = withPasted(oncePerName(read), pasted?.signs ?? []);
    const refused =
      clues.answer?.response.status === 401 || live !== null || (pasted?.signs?.length ?? 0) > 0;
    const causes = causesOf(cases, signs, refused);
    const first =
      preflight === null || preflight === live || !isOfBrowser(inputs)
        ? causes
        : preflightFirst(cases, causes, await causesOfPreflight(clues, preflight, cases));
    if (first !== causes)
      notebook.saw(2, 'a browser meets the refused preflight first, and does not send the request');
    return hideInDiagnosis({ schema: 1, causes: first, steps: notebook.steps(signs) }, secrets);
  } finally {
    await database?.close();
  }
}

/** A browser sends a preflight to another origin than its page's alone; what was pasted is what the user saw. */
function isOfBrowser({ url, origin, response }: DiagnoseInputs): boolean {
  return url !== undefined && origin !== new URL(url).origin && response === undefined;
}

/** Without the log, which holds what is said of other requests, and the token's header, which no preflight carries. */
async function causesOfPreflight(
  { log: _log, header: _header, ...clues }: Clues,
  preflight: NonNullable<Clues['answer']>,
  cases: readonly Case[],
): Promise<Diagnosis['causes']> {
  const read = settleCodes(await readSigns({ ...clues, answer: preflight }), cases);
  return causesOf(cases, oncePerName(read), true);
}

function asking(url: string, { header, token }: Clues, notebook: Notebook): Ask | undefined {
  if ([header, token].some((text) => typeof text === 'string' && !/^[\t\x20-\x7e\x80-\xff]*$/.test(text))) {
    notebook.failed(
      2,
      'the system is not asked: the token or the header holds characters that no header may carry',
    );
    return undefined;
  }
  return askSystem(new URL(url).origin, ANSWER_MS);
}

function connecting(
  environment: Readonly<Record<string, string>>,
  { names }: DiagnoseInputs,
): Pick<Clues, 'connect'> {
  const { databaseUrl, connectTimeoutMs, queryTimeoutMs } = names.variables;
  const url = environment[databaseUrl];
  if (url === undefined) return {};
  const limit = (name: string) => Number(environment[name]) || CONNECT_MS;
  const limits = { connectMs: limit(connectTimeoutMs), queryMs: limit(queryTimeoutMs) };
  return { connect: () => connectDatabase(url, limits) };
}

/**
 * What was pasted is what the user saw. Else what the log has said of the token lately is nearer to it than a request of
 * today's, which may meet something else; where the log says nothing of it, that request counts, with the lines that it left.
 */
async function choosingAnswer(
  clues: Clues,
  live: Clues['answer'] | null,
  more: (about: readonly string[]) => Promise<readonly LogRecord[]>,
): Promise<Clues> {
  if (live === null || live === undefined || clues.answer !== undefined) return clues;
  if (inRecentLines(linesOfToken(clues)) && complaintSign(clues).value !== null) return clues;
  const answered = { ...clues, answer: live };
  if (clues.log === undefined) return answered;
  return { ...answered, log: [...clues.log, ...(await more(aboutOf(answered)))] };
}

/** Two Checks may read the same sign. */
function oncePerName(signs: readonly Sign[]): readonly Sign[] {
  return [...new Map(signs.map((sign) => [sign.name, sign])).values()];
}

/** What was pasted says something of its own only where nothing could be asked. */
function withPasted(signs: readonly Sign[], pasted: readonly Sign[]): readonly Sign[] {
  return signs.map((sign) =>
    sign.value === null ? (pasted.find(({ name }) => name === sign.name) ?? sign) : sign,
  );
}
