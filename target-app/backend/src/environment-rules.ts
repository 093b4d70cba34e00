// What an environment must not lack and must not hold, though a process would start with it and fail its users later.

type Environment = Readonly<Record<string, string | undefined>>;

/** What no user can be served without: the guide's own list, but for NODE_ENV, which changes no answer. */
const REQUIRED = ['JWT_SECRET', 'DATABASE_URL', 'FRONTEND_URL'];
const LIFETIMES = ['JWT_EXPIRES_IN', 'SESSION_TTL'];

/** One clause for each fault, without any value that may be a secret. */
export function environmentFaults(environment: Environment): string[] {
  return [
    ...REQUIRED.filter((name) => !environment[name]).map(
      (name) => `${name} is ${environment[name] === '' ? 'empty' : 'not set'}`,
    ),
    // A file that was mounted carelessly: the secret is another one then, and every token that is out is refused.
    ...(/^\s|\s$/.test(environment.JWT_SECRET ?? '') ? ['JWT_SECRET begins or ends with white space'] : []),
    ...LIFETIMES.filter((name) => /^\d+$/.test(environment[name] ?? '')).map(
      (name) => `${name} has no unit and would count milliseconds (${environment[name] ?? ''})`,
    ),
  ];
}
