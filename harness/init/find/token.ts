// Where the login's answer has the token, and where a request must carry it.

import { found, guessed, type Finding } from '../finding';
import type { Source } from '../repository';

export interface FoundToken {
  /** Where it stands in the login's answer. */
  readonly source: Finding;
  /** Null where it is the header `Authorization: Bearer …`, as it is without a word. */
  readonly place: Finding | null;
}

/** In order of what says most. */
const FIELDS = ['accessToken', 'access_token', 'idToken', 'id_token', 'jwt', 'token'];

export function findToken(sources: readonly Source[], wrapper: string | null): FoundToken {
  const header = sources.find(({ text }) => /authorization/i.test(text));
  const cookie = cookieIn(sources);
  if (header === undefined && cookie !== null)
    return {
      source: { ...cookie, value: { cookie: cookie.value } },
      place: guessed({ in: 'cookie', name: cookie.value }, cookie.from),
    };
  return { source: fieldIn(sources, wrapper), place: schemeIn(sources) };
}

function cookieIn(sources: readonly Source[]): Finding<string> | null {
  const all = sources.map(({ text }) => text).join('\n');
  for (const { path, text } of sources) {
    for (const [, literal, constant] of text.matchAll(
      /\.(?:setCookie|cookie|set_cookie)\(\s*(?:key=)?(?:['"]([\w.-]+)['"]|([A-Z_]+))/g,
    )) {
      const name =
        literal ?? new RegExp(`\\b${constant ?? ''}\\s*=\\s*['"]([\\w.-]+)['"]`).exec(all)?.[1] ?? '';
      if (name !== '' && !/refresh|csrf/i.test(name)) return guessed(name, path);
    }
  }
  return null;
}

function fieldIn(sources: readonly Source[], wrapper: string | null): Finding {
  for (const field of FIELDS) {
    const source = sources.find(({ text }) => new RegExp(`\\b${field}\\b`).test(text));
    if (source !== undefined)
      return guessed(`${wrapper === null ? '' : `/${wrapper}`}/${field}`, `${source.path} speaks of it`);
  }
  return guessed('/token', 'what is common');
}

function schemeIn(sources: readonly Source[]): Finding | null {
  if (
    sources.some(({ text }) =>
      /['"`]Bearer\b|HTTPBearer|OAuth2PasswordBearer|ExtractJwt\.fromAuthHeader/i.test(text),
    )
  )
    return null;
  const source = sources.find(
    ({ text }) => /['"`](Token|JWT)[ '"`]/.test(text) && /authorization/i.test(text),
  );
  const scheme = /['"`](Token|JWT)[ '"`]/.exec(source?.text ?? '')?.[1];
  return source === undefined || scheme === undefined
    ? null
    : found({ in: 'header', name: 'authorization', scheme }, source.path);
}
