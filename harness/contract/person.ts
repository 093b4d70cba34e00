// Whom a scenario is about, and what a login gave them.

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
  /** What its own backend calls it by, and asks of it, beside that. */
  readonly username?: string;
  readonly [field: string]: string | undefined;
}

export interface Session {
  readonly token: string;
  readonly userId: string;
  /** What else the login's answers said, by the names that the configuration has for it. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** SQL with its parameters, in `pg`'s form. */
export interface Statement {
  readonly sql: string;
  readonly parameters?: readonly unknown[];
}

/** Whom and what a database state is about. */
export interface Subject {
  readonly session: Session;
  readonly person: Person;
  /** A UUID that nobody has. */
  readonly freshId: string;
}
