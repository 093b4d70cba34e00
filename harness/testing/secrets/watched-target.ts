// A target's configuration that tells of every password and every token that goes through it.

import type { SignInByFunctions, TargetConfiguration } from '../../contract/configuration';
import type { Facts } from '../../contract/target';
import type { Signature } from '../../contract/signature';
import type { KnownSecrets } from './known-secrets';

/** Wants a login and looks that are functions. */
export function watchedTarget(target: TargetConfiguration, known: KnownSecrets): TargetConfiguration {
  const signIn = target.signIn as SignInByFunctions;
  return {
    ...target,
    signIn: {
      request(person) {
        known.password(person.password);
        return signIn.request(person);
      },
      session(response) {
        const session = signIn.session(response);
        known.token(session.token);
        return session;
      },
    },
    looks: withEach(target, (look) => (facts) => {
      known.token(facts.credential);
      known.token(facts.session.token);
      return look(facts);
    }),
  };
}

/** The same target, of which another status is expected everywhere: every case fails, and shows all its evidence. */
export function misjudged(target: TargetConfiguration): TargetConfiguration {
  return {
    ...target,
    looks: withEach(target, (look, condition) => (facts) => {
      const signature = look(facts);
      if (condition === 'healthy') return signature;
      return { ...signature, response: { ...signature.response, status: 418 } };
    }),
  };
}

type Look = (facts: Facts) => Signature;

function withEach(
  { looks = {} }: TargetConfiguration,
  change: (look: Look, condition: string) => Look,
): NonNullable<TargetConfiguration['looks']> {
  return Object.fromEntries(
    Object.entries(looks).map(([condition, look]) => [condition, change(look as Look, condition)]),
  );
}
