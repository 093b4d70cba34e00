// The form of a target's configuration.

import { isAbsolute } from 'node:path';
import * as z from 'zod';
import { aFunction, byShape, named, record, text } from '../form';
import { VARIABLE_ROLES } from '../vocabulary';
import { databaseForm } from './database-form';
import { logForm, metricsForm } from './log-form';
import { looksForm } from './look-form';
import { optionalOf, statuses, urlPath } from './parts';
import { companionForm, jobForm, processForm } from './process-form';
import { peopleForm, probeForm, signInForm, signOutForm, signUpForm, tokenForm } from './sign-in-form';

const milliseconds = z.number().positive('must be above 0');

export const targetForm = record({
  name: text.optional(),
  root: text.refine(isAbsolute, 'must be an absolute path').optional(),
  process: processForm,
  companions: named(companionForm).optional(),
  image: record({ context: text, dockerfile: text }).optional(),
  variables: optionalOf(VARIABLE_ROLES, text.nullable()).optional(),
  secrets: z.array(text).optional(),
  seconds: byShape((value) =>
    typeof value === 'function'
      ? aFunction
      : z.enum(['seconds', 'milliseconds', '1s'], 'must be "seconds", "milliseconds", "1s" or a function'),
  ).optional(),
  milliseconds: byShape((value) =>
    typeof value === 'function'
      ? aFunction
      : z.enum(['milliseconds', 'seconds', '1ms'], 'must be "milliseconds", "seconds", "1ms" or a function'),
  ).optional(),
  timeouts: record({ connectMs: milliseconds.optional(), queryMs: milliseconds.optional() }).optional(),
  origin: text.refine(isOrigin, 'must be an origin: scheme, host and port, nothing behind them').optional(),
  database: databaseForm,
  aggressiveCleanup: jobForm.optional(),
  people: peopleForm.optional(),
  signUp: signUpForm.optional(),
  signIn: signInForm,
  signOut: signOutForm.optional(),
  token: tokenForm.optional(),
  probe: probeForm,
  requestId: byShape((value) => (typeof value === 'function' ? aFunction : text)).optional(),
  contractHeaders: aFunction.optional(),
  log: logForm.optional(),
  metrics: metricsForm.optional(),
  looks: looksForm.optional(),
  otherwise: z.enum(['class', 'nothing'], 'must be "class" or "nothing"').optional(),
  notApplicable: named(text).optional(),
  names: byShape((value) =>
    typeof value === 'string'
      ? z.literal('guide', 'must be "guide" or an object')
      : record({
          tables: named(text).optional(),
          columns: named(text).optional(),
          variables: named(text).optional(),
          claims: record({ userId: text }).optional(),
          messages: named(z.array(text)).optional(),
        }),
  ).optional(),
  frontEnd: aFunction.optional(),
  openTab: aFunction.optional(),
  sessionHealth: record({ path: urlPath, well: statuses, unwell: statuses }).optional(),
  scenarios: z.array(text).optional(),
  atLeast: z.int().min(1, 'must be at least 1').optional(),
});

function isOrigin(value: string): boolean {
  return URL.canParse(value) && new URL(value).origin === value;
}
