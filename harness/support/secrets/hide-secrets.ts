// The last door: nothing that was given as a secret, and nothing that looks like a token, leaves in a text that is shown.

import { fingerprint } from './mask';
import { replaceEncoded } from './percent-encoded';
import { TOKEN } from './token-pattern';

const SECRET_NAME = /SECRET|PASS|TOKEN|KEY|URL|URI|DSN|CREDENTIAL/i;
/** Shorter ones are words that say nothing. */
const LEAST = 8;
const HIDDEN = '[hidden]';
const PASSWORD_IN_URL = /(:\/\/[^\s:/@]*):[^\s@/]+@/g;

export interface Hider {
  /** The value, and what is part of it, is not to be shown. */
  add(...values: readonly (string | null | undefined)[]): void;
  /** Those of these variables that are secret by their names, or are among `secret`. */
  addVariables(variables: Readonly<Record<string, string>>, secret?: readonly string[]): void;
  readonly hide: (text: string) => string;
}

export function hider(): Hider {
  const secrets = new Set<string>();
  const add = (value: string): void => {
    for (const part of [value, value.trim(), ...value.trim().split(/\s+/), ...passwordOf(value)])
      if (part.length >= LEAST) secrets.add(part);
  };
  return {
    add: (...values) => values.forEach((value) => void (typeof value === 'string' && add(value))),
    addVariables(variables, secret = []) {
      for (const [name, value] of Object.entries(variables))
        if (secret.includes(name) || (SECRET_NAME.test(name) && !isOrigin(value))) add(value);
        else passwordOf(value).forEach(add);
    },
    hide(text) {
      const known = [...secrets]
        .sort((a, b) => b.length - a.length)
        .reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
      return replaceEncoded(known, TOKEN, masked).replace(PASSWORD_IN_URL, '$1:…@');
    },
  };
}

/** A front end's origin, say, which lets nobody in. One with a path may have its secret there. */
function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { origin } = new URL(value);
  return value === origin || value === `${origin}/`;
}

function masked(secret: string): string {
  return `… (sha256 ${fingerprint(secret)})`;
}

function passwordOf(value: string): string[] {
  if (!URL.canParse(value)) return [];
  const { password } = new URL(value);
  try {
    return [password, decodeURIComponent(password)];
  } catch {
    return [password];
  }
}
