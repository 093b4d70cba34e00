// A target's definition that tells of every password and every token that goes through it.

import type { Facts, TargetDefinition } from '../../contract/target';
import type { Signature } from '../../contract/signature';
import type { KnownSecrets } from './known-secrets';

export function watchedTarget(target: TargetDefinition, known: KnownSecrets): TargetDefinition {
  const { signIn, looks } = target;
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
    looks: withEach(looks, (look) => (facts) => {
      known.token(facts.credential);
      known.token(facts.session.token);
      return look(facts);
    }),
  };
}

/** The same target, of which another status is expected everywhere: every case fails, and shows all its evidence. */
export function misjudged(target: TargetDefinition): TargetDefinition {
  return {
    ...target,
    looks: withEach(target.looks, (look, condition) => (facts) => {
      const signature = look(facts);
      if (condition === 'healthy') return signature;
      return { ...signature, response: { ...signature.response, status: 418 } };
    }),
  };
}

type Look = (facts: Facts) => Signature;

function withEach(
  looks: TargetDefinition['looks'],
  change: (look: Look, condition: string) => Look,
): TargetDefinition['looks'] {
  return Object.fromEntries(
    Object.entries(looks).map(([condition, look]) => [condition, look && change(look, condition)]),
  );
}
