// Why something could not be read, in plain words.

import { messageOf } from '../support/user-error';

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  EISDIR: 'it is a directory',
  ECONNREFUSED: 'nothing listens there (ECONNREFUSED)',
  ENOTFOUND: 'the name of the host is not known (ENOTFOUND)',
  EAI_AGAIN: 'the name of the host is not known (EAI_AGAIN)',
  ETIMEDOUT: 'no connection within the time limit (ETIMEDOUT)',
};

export function reasonOf(thrown: unknown): string {
  const message = messageOf(thrown);
  const { code } = thrown as { code?: unknown };
  const known =
    typeof code === 'string' ? code : /\b(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)\b/.exec(message)?.[0];
  return WORDS[known ?? ''] ?? message;
}
