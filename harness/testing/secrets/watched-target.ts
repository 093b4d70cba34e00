// A target's definition that tells of every password and every token that goes through it.

import type { Look, TargetDefinition } from '../../contract/target';
import type { KnownSecrets } from './known-secrets';

export function watchedTarget(target: TargetDefinition, known: KnownSecrets): TargetDefinition {
  const { signIn, looks } = target;
  return {
    ...target,
    async signIn(setting) {
      known.password(setting.person.password);
      const session = await signIn(setting);
      known.token(session.token);
      return session;
    },
    looks: withEach(looks, (look) =>
      Object.assign((...seen: Parameters<Look>) => {
        const [{ credential, session }] = seen;
        known.token(credential);
        known.token(session.token);
        return look(...seen);
      }, look),
    ),
  };
}

/** The same target, of which another status is expected everywhere: every case fails, and shows all its evidence. */
export function misjudged(target: TargetDefinition): TargetDefinition {
  return {
    ...target,
    looks: withEach(target.looks, (look, condition) =>
      Object.assign((...seen: Parameters<Look>) => {
        const signature = look(...seen);
        if (condition === 'healthy') return signature;
        return { ...signature, response: { ...signature.response, status: 418 } };
      }, look),
    ),
  };
}

function withEach(
  looks: TargetDefinition['looks'],
  change: (look: Look, condition: string) => Look,
): TargetDefinition['looks'] {
  return Object.fromEntries(
    Object.entries(looks).map(([condition, look]) => [condition, look && change(look, condition)]),
  );
}
