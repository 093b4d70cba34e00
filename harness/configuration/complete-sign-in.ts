// The login of a configuration, as a function that gives a session.

import type { SignInConfiguration, Step } from '../contract/configuration';
import type { HttpResponse } from '../contract/http';
import type { Session } from '../contract/person';
import type { SignInSetting } from '../contract/setting';
import type { TargetDefinition } from '../contract/target';
import { claimsOf } from '../support/claims';
import { UserError } from '../support/user-error';
import { atKey } from './at-key';
import { describeMiss, fieldIn } from './field-source';
import { takeSteps } from './take-steps';

/** Where the id of a user usually stands. */
const USER_CLAIMS = ['sub', 'userId', 'user_id', 'uid', 'id'];

type ByTemplates = Exclude<SignInConfiguration, { readonly session: unknown }>;

export function completeSignIn(signIn: SignInConfiguration): TargetDefinition['signIn'] {
  if ('session' in signIn) {
    const { request, session } = signIn;
    return ({ person, send }) => atKey('signIn', async () => session(await send(request(person))));
  }
  const steps = 'steps' in signIn ? signIn.steps : [signIn];
  return async (setting) => {
    const answer = await takeSteps('steps' in signIn ? 'signIn.steps' : 'signIn', steps, setting);
    if (answer === null)
      throw new UserError({
        to: 'log in',
        why: 'signIn.steps holds no request, whose answer would bring a token',
        remedy: 'Add the request that logs in to signIn.steps',
      });
    return sessionIn(answer, signIn, setting);
  };
}

export function completeSignUp(signUp: Step | readonly Step[] | undefined): Pick<TargetDefinition, 'signUp'> {
  if (signUp === undefined) return {};
  const steps: readonly Step[] = Array.isArray(signUp) ? (signUp as readonly Step[]) : [signUp as Step];
  return { signUp: async (setting) => void (await takeSteps('signUp', steps, setting)) };
}

function sessionIn(answer: HttpResponse, signIn: ByTemplates, { person, kept }: SignInSetting): Session {
  const token = fieldIn(answer, signIn.token);
  if (token === undefined || token === '')
    throw new UserError({
      to: 'log in',
      why: `the login was answered with status ${String(answer.status)}, and ${describeMiss(answer, signIn.token)}`,
      remedy: 'Mend signIn.token, or the request',
    });
  return { token, userId: userIdIn(answer, signIn, token) ?? person.id, kept: { ...kept } };
}

function userIdIn(answer: HttpResponse, { userId }: ByTemplates, token: string): string | undefined {
  const claims = claimsOf(token);
  if (userId === undefined) {
    const known = USER_CLAIMS.find((name) => claims[name] !== undefined);
    return known === undefined ? undefined : String(claims[known]);
  }
  if (typeof userId === 'object' && 'claim' in userId) {
    const claim = claims[userId.claim];
    return typeof claim === 'string' || typeof claim === 'number' ? String(claim) : undefined;
  }
  return fieldIn(answer, userId);
}
