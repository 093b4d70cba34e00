// `decode`: what the user's token says of itself, and whether the secret of the process verifies it.

import { isWhole, readToken, tokenText } from '../../checks/token';
import { fingerprint } from '../../support/secrets/mask';
import { headerAsSent, signsIn, usersToken } from '../read-signs';
import type { DrillCommand } from './command';

export const decode: DrillCommand = {
  name: 'decode',
  usage: 'decode',
  says: 'decodes the token as the client sends it, else as it stores it; tries the secret of the process on it',
  async run(drill) {
    const { lane } = drill;
    const header = headerAsSent(lane);
    const environment = await lane.deployment.serving[0]?.environment();
    const clues = {
      ...(header === null ? {} : { header }),
      token: usersToken(lane),
      ...(environment === undefined ? {} : { environment }),
    };
    const signs = await signsIn(
      drill,
      ['token form', 'token algorithm', 'token expiry', 'token lifetime', 'token start', 'signature'],
      clues,
    );
    const token = readToken(clues);
    const sent = tokenText(clues) ?? '';
    return {
      text: [
        `${String(sent.length)} characters, beginning with ${sent.slice(0, 3)} (sha256 ${fingerprint(usersToken(lane))} in the log)`,
        ...(token === null
          ? ['It cannot be read as a token.']
          : [
              `algorithm ${token.algorithm}, signature of ${String(token.signatureLength)} characters${isWhole(token) === false ? ' (too few)' : ''}`,
              JSON.stringify(token.claims, null, 2),
            ]),
        `now ${new Date().toISOString()} (${String(Math.floor(Date.now() / 1000))})`,
        ...signs.map(({ says }) => says),
      ].join('\n'),
      data: { characters: sent.length, algorithm: token?.algorithm ?? null, claims: token?.claims ?? null },
      signs,
    };
  },
};
