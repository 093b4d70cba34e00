// What was given on the command line, made fit to be shown again: no token, and no URL’s user and password.

import { maskSecrets } from '../support/secrets/mask';

/** To the last `@`, since a password that is not encoded may hold any of what ends one otherwise. */
const USER_INFO = /(:\/\/)\S*@/g;
/** As commander says it: one that is mistyped may have carried anything. */
const UNKNOWN_WITH_VALUE = /(unknown option '-[^'=]*)=.*'/s;

export function hideGiven(text: string): string {
  return maskSecrets(text.replace(UNKNOWN_WITH_VALUE, "$1'"), []).replace(USER_INFO, '$1…@');
}
