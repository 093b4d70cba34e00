// How people get in, which request shows whether they are in, and where the backend says that it is up: by the names of its routes.

import { found, guessed, type Finding } from '../finding';
import type { Route } from './routes';
import type { BodyForm } from './body-form';

export interface FoundAccess {
  readonly signUp: Finding | null;
  readonly signIn: { readonly path: Finding; readonly body: Finding };
  readonly signOut: Finding | null;
  readonly probe: Finding;
  readonly health: Finding | null;
}

const LOGIN = /(^|[/_-])(log-?in|sign-?in|sessions?|tokens?|authenticate)$/i;
const REGISTER = /(^|[/_-])(register|registration|sign-?up|join|users|members|accounts|customers)$/i;
const LOGOUT = /(^|[/_-])(log-?out|sign-?out)$/i;
const SELF =
  /(^|[/_-])(validate-session|me|whoami|current[-_]?user|user|profile|session|account|userinfo|verify)$/i;
const HEALTH = /(^|\/)(healthz?|ready|readyz|live|livez|liveness|readiness|ping|up|status)$/i;

export function findAccess(routes: readonly Route[], form: BodyForm): FoundAccess {
  const like = (methods: readonly string[], pattern: RegExp): Route | undefined =>
    routes.find(({ method, path }) => methods.includes(method) && pattern.test(path));
  const login = like(['POST'], LOGIN);
  const register = like(['POST'], REGISTER);
  const logout = like(['POST', 'DELETE'], LOGOUT) ?? like(['DELETE'], /(^|\/)sessions?$/i);
  const self = like(['GET'], SELF);
  const health = like(['GET'], HEALTH);
  return {
    signUp:
      register === undefined ? null : guessed({ path: register.path, body: form.signUp }, register.from),
    signIn: {
      path:
        login === undefined
          ? guessed('/login', 'no route was found that looks like a login')
          : found(login.path, login.from),
      body: guessed(form.signIn, form.from),
    },
    signOut:
      logout === undefined
        ? null
        : found(
            { ...(logout.method === 'POST' ? {} : { method: logout.method }), path: logout.path },
            logout.from,
          ),
    probe:
      self === undefined
        ? guessed('/me', 'no route was found that answers who one is')
        : found(self.path, self.from),
    health: health === undefined ? null : found({ path: health.path }, health.from),
  };
}
