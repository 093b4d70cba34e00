// Guide 9: a token reaches the backend, and has not the form of one.

import { defineScenario } from '../harness/contract/scenario';
import { changedToken, clientPresents } from '../harness/faults/client-presents';
import { clearStorageAndLogIn } from '../harness/fixes/log-in-again';
import { sendTokenProperly } from '../harness/fixes/repair-client';

/** Half of an HS256 signature's 43 characters, and some more. */
const CUT = 20;

export default defineScenario({
  meta: {
    guide: 9,
    title: 'Token format issues',
    symptom: 'A token is there, and its format is invalid.',
    causes: [
      'The token was corrupted in the storage.',
      'The token lacks its "Bearer " in front.',
      'The token was cut off.',
    ],
    codeLocation: { file: 'backend/src/middleware/auth.ts', symbol: 'parseAuthorization' },
    solution: [
      'Clear localStorage and log in again.',
      'See how the token is stored and read again.',
      'See whether something cuts the token off.',
    ],
  },
  variants: {
    truncated: {
      summary: 'The token is cut off within its signature.',
      condition: 'token-signature-invalid',
      faults: [
        clientPresents(
          'a token cut off',
          changedToken((text) => text.slice(0, -CUT)),
        ),
      ],
      signs: {
        // jose cannot even decode what is left of some signatures.
        complaint: ['signature invalid', 'token malformed'],
        'token form': 'cut off',
        'header form': 'proper',
      },
      fixes: [clearStorageAndLogIn],
    },
    'missing-bearer': {
      summary: 'The token is sent without its scheme in front.',
      condition: 'token-scheme-missing',
      needs: ['token scheme'],
      faults: [clientPresents('the bare token', (text) => text)],
      signs: {
        complaint: 'header malformed',
        'header form': 'no scheme',
      },
      fixes: [sendTokenProperly],
    },
    corrupted: {
      summary: "The first character of the token's payload is another.",
      condition: 'token-payload-corrupted',
      faults: [
        clientPresents(
          'a corrupted payload',
          changedToken((text) => text.replace('.e', '.Z')),
        ),
      ],
      signs: {
        // Only the log holds the library's own message; jose looks at the signature first.
        complaint: ['payload unreadable', 'token invalid', 'signature invalid'],
        'token form': 'unreadable',
        'header form': 'proper',
      },
      fixes: [clearStorageAndLogIn],
    },
    quoted: {
      summary: 'The token is sent in quotation marks, as JSON.stringify stored it.',
      beyond: true,
      condition: 'token-quoted',
      faults: [
        clientPresents(
          'the token in quotation marks',
          changedToken((text) => JSON.stringify(text)),
        ),
      ],
      signs: {
        complaint: ['token invalid', 'token malformed'],
        'token form': 'quoted',
      },
      fixes: [sendTokenProperly, clearStorageAndLogIn],
    },
    'undefined-literal': {
      summary: 'The text "undefined" is sent in place of the token.',
      beyond: true,
      condition: 'token-malformed',
      faults: [
        clientPresents(
          'the text "undefined"',
          changedToken(() => 'undefined'),
        ),
      ],
      signs: {
        complaint: 'token malformed',
        'token form': 'no token',
        'header form': 'proper',
      },
      fixes: [clearStorageAndLogIn],
    },
    'doubled-bearer': {
      summary: 'The scheme is put in front twice.',
      beyond: true,
      condition: 'token-scheme-doubled',
      needs: ['token scheme'],
      faults: [clientPresents('the scheme twice', (text, scheme) => `${scheme} ${scheme} ${text}`)],
      signs: {
        complaint: 'header malformed',
        'header form': 'scheme doubled',
      },
      fixes: [sendTokenProperly],
    },
  },
});
