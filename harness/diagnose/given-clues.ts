// The clues that were given as such, before anything is looked at.

import { userIdOf } from '../checks/database';
import type { Clues } from '../contract/clues';
import { fingerprint } from '../support/secrets/mask';
import { GUIDE_PATH, type DiagnoseInputs } from './inputs';
import type { Pasted } from './response/pasted';

export function givenClues(inputs: DiagnoseInputs, pasted: Pasted | null): Clues {
  const { names, path, url, token, header, stored, email } = inputs;
  const origin = inputs.origin ?? pasted?.origin;
  const sent = header === undefined ? pasted?.header : header === '' ? null : header;
  return {
    names,
    path: path ?? pasted?.answer?.request.path ?? pathIn(url) ?? GUIDE_PATH,
    ...(token === undefined ? {} : { token }),
    ...(sent === undefined ? {} : { header: sent }),
    ...(stored === undefined ? {} : { stored: stored === '' ? null : stored }),
    ...(email === undefined ? {} : { email }),
    ...(origin === undefined ? {} : { origin }),
    ...(pasted?.answer === undefined ? {} : { answer: pasted.answer }),
  };
}

function pathIn(url: string | undefined): string | undefined {
  const path = url === undefined ? '/' : new URL(url).pathname;
  return path === '/' ? undefined : path;
}

/** What names the user, the tokens and the request in a log. */
export function aboutOf(clues: Clues): string[] {
  const { header, token, stored, email, answer } = clues;
  const tokens = [token, stored, header, header?.slice(header.indexOf(' ') + 1)];
  const requestId = answer?.response.headers['x-request-id'];
  return [
    ...tokens.flatMap((text) => (typeof text === 'string' && text !== '' ? [fingerprint(text)] : [])),
    ...[userIdOf(clues), email, requestId].flatMap((text) => (typeof text === 'string' ? [text] : [])),
  ];
}
